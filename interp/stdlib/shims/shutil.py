"""shutil: the size of a terminal, which is all that a program without files can ask for."""

from _structseq import structseq

terminal_size = structseq("os", "terminal_size", ("columns", "lines"))


def get_terminal_size(fallback=(80, 24)):
    return terminal_size(fallback)

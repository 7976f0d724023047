"""os: what a program can have that has no process and no files."""

import abc
import sys

name = "posix"
sep = "/"
altsep = None
extsep = "."
pathsep = ":"
curdir = "."
pardir = ".."
linesep = "\n"
devnull = "/dev/null"
defpath = "/bin:/usr/bin"
environ = {}
error = OSError
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1


class PathLike(abc.ABC):
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            for each in subclass.__mro__:
                if "__fspath__" in each.__dict__:
                    return each.__dict__["__fspath__"] is not None or NotImplemented
        return NotImplemented

    __class_getitem__ = classmethod(type(list[int]))


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    kind = type(path)
    if not hasattr(kind, "__fspath__"):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {kind.__name__}")
    found = kind.__fspath__(path)
    if isinstance(found, (str, bytes)):
        return found
    raise TypeError(f"expected {kind.__name__}.__fspath__() to return str or bytes, not {type(found).__name__}")


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


def isatty(fd, /):
    return False


def getenv(key, default=None):
    return environ.get(key, default)


def getcwd():
    return "/"


def _no_file(path, *args, **keywords):
    raise FileNotFoundError(2, "No such file or directory", fspath(path))


stat = lstat = listdir = scandir = open = remove = unlink = rmdir = readlink = mkdir = chdir = _no_file


def getpid():
    return 1


def cpu_count():
    return 1


def urandom(size, /):
    size = _index(size)
    if size < 0:
        raise ValueError("negative argument not allowed")
    return _entropy(size)


import posixpath as path

sys.modules["os.path"] = path

"""atexit: a session has no end that its program could see."""


def register(function, /, *args, **keywords):
    return function


def unregister(function, /):
    pass

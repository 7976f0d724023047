"""importlib: importing by name."""


def import_module(name, package=None):
    level = 0
    if name.startswith("."):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        while name[level : level + 1] == ".":
            level += 1
    return _import_module(name[level:], level, ("",) if not level else None, package)


def reload(module):
    return module


def invalidate_caches():
    pass


__import__ = __import__

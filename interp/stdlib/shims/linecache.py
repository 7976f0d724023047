"""linecache: a guest has no files, so no lines."""

cache = {}


def getline(filename, lineno, module_globals=None):
    return ""


def getlines(filename, module_globals=None):
    return []


def checkcache(filename=None):
    pass


def clearcache():
    pass


def lazycache(filename, module_globals):
    return False

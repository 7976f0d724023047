"""linecache: a guest has no files; the lines are those of its own text, while it runs."""

cache = {}


def getline(filename, lineno, module_globals=None):
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    known = cache.get(filename)
    if known is not None and len(known) != 1:
        return known[2]
    text = _source_of(filename)
    if not text:
        return []
    return [line + "\n" for line in text.splitlines()]


def checkcache(filename=None):
    pass


def clearcache():
    pass


def lazycache(filename, module_globals):
    return False

"""pkgutil: names that are resolved. There are no packages in files."""

import importlib


def resolve_name(name):
    path, colon, inner = name.partition(":")
    if colon:
        found = importlib.import_module(path)
        parts = inner.split(".") if inner else []
    else:
        first, *parts = path.split(".")
        found = importlib.import_module(first)
        while parts:
            try:
                found = importlib.import_module(f"{first}.{parts[0]}")
            except ImportError:
                break
            first = f"{first}.{parts.pop(0)}"
    for part in parts:
        found = getattr(found, part)
    return found

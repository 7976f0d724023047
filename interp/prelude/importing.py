"""Imports: finding, running and remembering modules as CPython's import system does."""


def _import_module(name, level, wanted, package):
    if level:
        name = _absolute_name(name, level, package)
    elif not name:
        raise ValueError("Empty module name")
    module = _imported(name)
    if not wanted:
        return module if level else _modules()[name.partition(".")[0]]
    if _is_package(module):
        if "*" in wanted:
            wanted = [*wanted, *getattr(module, "__all__", ())]
        for each in wanted:
            if each != "*" and not hasattr(module, each):
                inner = f"{name}.{each}"
                try:
                    _imported(inner)
                except ModuleNotFoundError as error:
                    if error.name != inner:
                        raise
    return module


def _absolute_name(name, level, package):
    if not package:
        raise ImportError("attempted relative import with no known parent package")
    parts = package.rsplit(".", level - 1)
    if len(parts) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{parts[0]}.{name}" if name else parts[0]


def _imported(name):
    modules = _modules()
    if name in modules:
        module = modules[name]
        if module is None:
            raise ModuleNotFoundError(f"import of {name} halted; None in sys.modules", name=name)
        return module
    parent, _, child = name.rpartition(".")
    if parent:
        package = _imported(parent)
        if name in modules:
            return modules[name]
        if not _is_package(package):
            raise ModuleNotFoundError(f"No module named {name!r}; {parent!r} is not a package", name=name)
    module = _new_module(name)
    if module is None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    modules[name] = module
    try:
        _run_module(module)
    except BaseException:
        modules.pop(name, None)
        raise
    _module_ready(module)
    module = modules.pop(name)
    modules[name] = module
    if parent:
        setattr(package, child, module)
    return module


def _import_from(module, name):
    found = _getattr_default(module, name, _missing)
    if found is not _missing:
        return found
    title = _getattr_default(module, "__name__", None)
    found = _modules().get(f"{title}.{name}", _missing)
    if found is not _missing:
        return found
    where = _getattr_default(module, "__file__", None) or "unknown location"
    shown = "<unknown module name>" if title is None else repr(title)
    partial = "partially initialized module " if _is_module(module) and not _module_is_ready(module) else ""
    hint = "most likely due to a circular import) (" if partial else ""
    shown = f"{partial}{shown}" if title is not None else repr(shown)
    raise ImportError(f"cannot import name {name!r} from {shown} ({hint}{where})", name=title, path=_getattr_default(module, "__file__", None))


def _import_star(module, target):
    names = _getattr_default(module, "__all__", _missing)
    listed = names is not _missing
    if not listed:
        names = [name for name in list(module.__dict__) if not name.startswith("_")]
    for name in names:
        if listed and not _subtype(_type(name), str):
            raise TypeError(f"Item in {module.__name__}.__all__ must be str, not {_name(name)}")
        _put_name(target, name, getattr(module, name))


def _builtin_import(name, globals=None, locals=None, fromlist=(), level=0):
    if not _subtype(_type(name), str):
        raise TypeError("module name must be a string")
    if level < 0:
        raise ValueError("level must be >= 0")
    package = globals.get("__package__") if level and globals is not None else None
    return _import_module(_payload(name), level, fromlist, package)


def _is_package(module):
    return _getattr_default(module, "__path__", _missing) is not _missing

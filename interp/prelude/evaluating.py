"""eval, exec and imports by name."""


if _python(13):

    def _builtin_eval(source, /, globals=None, locals=None):
        return _run_text("eval", source, globals, locals)

    def _builtin_exec(source, /, globals=None, locals=None, *, closure=None):
        _run_text("exec", source, globals, locals)

else:

    def _builtin_eval(source, globals=None, locals=None, /):
        return _run_text("eval", source, globals, locals)

    def _builtin_exec(source, globals=None, locals=None, /, *, closure=None):
        _run_text("exec", source, globals, locals)


def _run_text(function, source, globals, locals):
    if globals is None:
        if locals is None and not _in_module():
            locals = _caller_locals()
        globals = _caller_globals()
    elif not _subtype(_type(globals), dict):
        raise TypeError(f"{function}() globals must be a dict, not {_name(globals)}" if function == "exec" or not _has_special(globals, "__getitem__") else "globals must be a real dict; try eval(code, {}, mapping)")
    elif _object(globals):
        globals = _payload(globals)
    if locals is not None and not _has_special(locals, "__getitem__"):
        raise TypeError(f"locals must be a mapping or None, not {_name(locals)}" if function == "exec" else "locals must be a mapping")
    if locals is globals:
        locals = None
    if _type(globals) is dict and _plain(globals) and "__builtins__" not in globals:
        globals["__builtins__"] = {}
    try:
        return _evaluate(_payload(source), function, globals, locals)
    finally:
        _store_back(globals)


def _builtin_import(name, globals=None, locals=None, fromlist=(), level=0):
    return _import(name, level)

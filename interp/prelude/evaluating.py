"""eval, exec and imports by name."""


if _python(13):

    def _builtin_eval(source, /, globals=None, locals=None):
        return _run_text("eval", source, globals, locals)

    def _builtin_exec(source, /, globals=None, locals=None, *, closure=None):
        _run_text("exec", source, globals, locals, closure)

else:

    def _builtin_eval(source, globals=None, locals=None, /):
        return _run_text("eval", source, globals, locals)

    def _builtin_exec(source, globals=None, locals=None, /, *, closure=None):
        _run_text("exec", source, globals, locals, closure)


def _builtin_compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1):
    if not _subtype(_type(filename), str):
        if not _subtype(_type(filename), bytes):
            raise TypeError(f"expected str, bytes or os.PathLike object, not {_name(filename)}")
        filename = _payload(filename).decode()
    if "\0" in filename:
        raise ValueError("embedded null character")
    if not _subtype(_type(mode), str):
        raise TypeError(f"compile() argument 'mode' must be str, not {_name(mode)}")
    if "\0" in mode:
        raise ValueError("embedded null character")
    flags, optimize = _index(flags), _index(optimize)
    if flags & ~_COMPILER_FLAGS:
        raise ValueError("compile(): unrecognised flags")
    if not -1 <= optimize <= 2:
        raise ValueError("compile(): invalid optimize value")
    if mode not in ("exec", "eval", "single"):
        if mode == "func_type":
            raise ValueError("compile() mode 'func_type' requires flag PyCF_ONLY_AST")
        raise ValueError("compile() mode must be 'exec', 'eval' or 'single'")
    if flags & 0x400:
        raise NotImplementedError("syntax trees are not available in the sandbox")
    return _compile(_payload(source), _payload(filename), _payload(mode), flags & 0x2000 != 0)


# Futures, don't imply dedent, only ast, ignore cookie, type comments, top-level await, incomplete input.
_COMPILER_FLAGS = 0x1FE0000 | 0x200 | 0x400 | 0x800 | 0x1000 | 0x2000 | 0x4000


def _run_text(function, source, globals, locals, closure=None):
    if globals is None:
        if locals is None and not _in_module():
            locals = _caller_locals()
        globals = _caller_globals()
    elif not _subtype(_type(globals), dict):
        if function == "exec" or _python(13):
            raise TypeError(f"{function}() globals must be a dict, not {_name(globals)}")
        mapping = _has_special(globals, "__getitem__")
        raise TypeError("globals must be a real dict; try eval(expr, {}, mapping)" if mapping else "globals must be a dict")
    elif _object(globals):
        globals = _payload(globals)
    if locals is not None and not _has_special(locals, "__getitem__"):
        raise TypeError(f"locals must be a mapping or None, not {_name(locals)}" if function == "exec" else "locals must be a mapping")
    if locals is globals:
        locals = None
    if _type(globals) is dict and _plain(globals) and "__builtins__" not in globals:
        globals["__builtins__"] = {}
    try:
        return _evaluate(_payload(source), function, globals, locals, closure)
    finally:
        _store_back(globals)


def _set_up_annotations(mapping):
    try:
        mapping["__annotations__"]
    except KeyError:
        mapping["__annotations__"] = {}

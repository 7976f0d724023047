"""What copy and pickling ask of every object: how to make another one like it. Source: `object_getstate` and `reduce_newobj` in CPython."""


def _object_reduce(self, /):
    made = _native_reduce(self)
    return _copyreg()._reduce_ex(self, 0) if made is _missing else made


def _native_reduce(self):
    """What types say that have a `__reduce__` of their own in C."""
    cls = _type(self)
    value = _payload(self)
    if _is_exception(self):
        return _exception_reduce(self, cls)
    if _type(value) in (set, frozenset):
        return (cls, (list(value),), self.__getstate__())
    if _type(value) is bytearray:
        return (cls, (value.decode("latin-1"), "latin-1"), self.__getstate__())
    if _type(value) in (range, slice):
        return (cls, (value.start, value.stop, value.step))
    if value is ... or value is NotImplemented:
        return repr(value)
    if not _object(self) and not _is_class(self):
        if cls.__name__ in ("builtin_function_or_method", "method", "method-wrapper"):
            bound = _getattr_default(self, "__self__", None)
            return self.__name__ if bound is None or _is_module(bound) else (getattr, (bound, self.__name__))
        if cls.__name__ in ("method_descriptor", "wrapper_descriptor", "classmethod_descriptor", "getset_descriptor", "member_descriptor"):
            return (getattr, (self.__objclass__, self.__name__))
    return _missing


def _exception_reduce(self, cls):
    """Source: the `__reduce__` functions in CPython's Objects/exceptions.c."""
    args = self.args
    state = _getattr_default(self, "__dict__", None) or None
    if _subtype(cls, OSError) and len(args) == 2:
        second = _exception_value(self, "filename2")
        if second is not None:
            args = (*args, _exception_value(self, "filename"), None, second)
        elif _exception_value(self, "filename") is not None:
            args = (*args, _exception_value(self, "filename"))
    elif _subtype(cls, ImportError):
        named = {key: _exception_value(self, key) for key in ("name", "path", *(("name_from",) if _python(12) else ()))}
        state = {**(state or {}), **{key: value for key, value in named.items() if value is not None}} or None
    elif _subtype(cls, AttributeError) and _python(12):
        # The object is left out: it may be anything.
        named = {key: _exception_value(self, key) for key in ("name",)}
        state = {**(state or {}), **{key: value for key, value in named.items() if value is not None}, "args": args}
    return (cls, args, state) if state else (cls, args)


    return _missing


def _object_reduce_ex(self, protocol, /):
    protocol = _index(protocol)
    cls = _type(self)
    if _lookup(cls, "__reduce__") is not object.__reduce__:
        return self.__reduce__()
    made = _native_reduce(self)
    if made is not _missing:
        return made
    if protocol < 2:
        return _copyreg()._reduce_ex(self, protocol)
    copyreg = _copyreg()
    keywords = None
    args = ()
    method = _special(self, "__getnewargs_ex__")
    if method is not _missing:
        made = method()
        if not _subtype(_type(made), tuple):
            raise TypeError(f"__getnewargs_ex__ should return a tuple, not '{_name(made)}'")
        if len(made) != 2:
            raise ValueError(f"__getnewargs_ex__ should return a tuple of length 2, not {len(made)}")
        args, keywords = made
        if not _subtype(_type(args), tuple):
            raise TypeError(f"first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{_name(args)}'")
        if not _subtype(_type(keywords), dict):
            raise TypeError(f"second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{_name(keywords)}'")
    else:
        method = _special(self, "__getnewargs__")
        if method is not _missing:
            args = method()
            if not _subtype(_type(args), tuple):
                raise TypeError(f"__getnewargs__ should return a tuple, not '{_name(args)}'")
    items = iter(self) if _subtype(cls, list) else None
    pairs = iter(self.items()) if _subtype(cls, dict) else None
    if method is _missing and items is None and pairs is None and not _copyable(self):
        raise TypeError(f"cannot pickle {_name(self)!r} object")
    state = self.__getstate__()
    if keywords:
        return (copyreg.__newobj_ex__, (cls, args, keywords), state, items, pairs)
    return (copyreg.__newobj__, (cls, *args), state, items, pairs)


def _copyable(x):
    return _object(x) or (_plain(x) and _name(x) not in ("dict_keys", "dict_values", "dict_items")) or _is_class(x)


def _copyreg():
    return _import_module("copyreg", 0, ("__newobj__",), None)


def _object_getstate(self, /):
    cls = _type(self)
    if not _object(self):
        return None
    state = _getattr_default(self, "__dict__", None) or None
    names = _copyreg()._slotnames(cls)
    slots = {}
    for name in names:
        value = getattr(self, name, _missing)
        if value is not _missing:
            slots[name] = value
    return (state, slots) if slots else state

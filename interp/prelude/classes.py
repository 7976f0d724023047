"""Classes: the class statement, `type`, `super`, isinstance."""


def _builtin_build_class(function, name, /, *bases, metaclass=_missing, **keywords):
    if not _is_function(function):
        raise TypeError("__build_class__: func must be a function")
    if not _subtype(_type(name), str):
        raise TypeError("__build_class__: name is not a string")
    resolved = _resolve_bases(bases)
    if metaclass is _missing:
        metaclass = _type(resolved[0]) if resolved else type
    if _is_class(metaclass):
        metaclass = _winner(metaclass, resolved)
    prepare = _attribute(metaclass, "__prepare__")
    if prepare is _missing or metaclass is type:
        namespace = {}
    else:
        namespace = prepare(name, resolved, **keywords)
        if not _has_special(namespace, "__getitem__"):
            raise TypeError(f"{metaclass.__name__}.__prepare__() must return a mapping, not {_name(namespace)}")
    cell = _run_body(function, namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    cls = metaclass(name, resolved, namespace, **keywords)
    if _is_cell(cell) and _is_class(cls):
        found = _cell_contents(cell)
        if found is _missing:
            raise RuntimeError(f"__class__ not set defining {name!r} as {cls!r}. Was __classcell__ propagated to type.__new__?")
        if found is not cls:
            raise TypeError(f"__class__ set to {found!r} defining {name!r} as {cls!r}")
    return cls


def _is_cell(x):
    return _is_native_object(x) and _name(x) == "cell"


def _resolve_bases(bases):
    changed = False
    resolved = []
    for base in bases:
        method = _missing if _is_class(base) else _getattr_default(base, "__mro_entries__", _missing)
        if method is _missing:
            resolved.append(base)
            continue
        entries = method(bases)
        if not _subtype(_type(entries), tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        changed = True
        resolved.extend(entries)
    return tuple(resolved) if changed else bases


def _winner(meta, bases):
    for base in bases:
        other = _type(base)
        if _subtype(meta, other):
            continue
        if _subtype(other, meta):
            meta = other
            continue
        if not _is_class(base) and _special(base, "__mro_entries__") is not _missing:
            raise TypeError("type() doesn't support MRO entry resolution; use types.new_class()")
        raise TypeError(
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases"
        )
    return meta


def _type_prepare(cls, /, *args, **keywords):
    return {}


def _new_type(*args, **keywords):
    if len(args) == 1 and not keywords:
        return _type(args[0])
    if len(args) != 3:
        raise TypeError("type() takes no keyword arguments" if len(args) == 1 else "type() takes 1 or 3 arguments")
    checked = _subtype(_type(args[0]), str) and _type(args[1]) is tuple and _subtype(_type(args[2]), dict)
    meta = _winner(type, args[1]) if checked else type
    if meta is not type:
        return meta(*args, **keywords)
    return _type_new(type, *args, **keywords)


def _type_new(meta, /, *args, **keywords):
    if len(args) != 3:
        raise TypeError(f"type.__new__() takes exactly 3 arguments ({len(args)} given)")
    name, bases, namespace = args
    if not _subtype(_type(name), str):
        raise TypeError(f"type.__new__() argument 1 must be str, not {_kind(name)}")
    if not _subtype(_type(bases), tuple):
        raise TypeError(f"type.__new__() argument 2 must be tuple, not {_kind(bases)}")
    if not _subtype(_type(namespace), dict):
        raise TypeError(f"type.__new__() argument 3 must be dict, not {_kind(namespace)}")
    bases = _payload(bases)
    for base in bases:
        if not _is_class(base) and _special(base, "__mro_entries__") is not _missing:
            raise TypeError("type() doesn't support MRO entry resolution; use types.new_class()")
    winner = _winner(meta, bases)
    if winner is not meta and winner.__new__ is not type.__new__:
        return winner.__new__(winner, name, bases, namespace, **keywords)
    namespace = dict(_payload(namespace))
    if "__module__" not in namespace:
        namespace["__module__"] = _caller_globals().get("__name__", "builtins")
    slots = namespace.get("__slots__", ())
    listed = _type(slots) in (str, tuple, list, dict, set)
    if not listed:
        namespace["__slots__"] = tuple(slots)
    cell = namespace.get("__classcell__", _missing)
    if cell is not _missing and not _is_cell(cell):
        raise TypeError(f"__classcell__ must be a nonlocal cell, not {_type(cell)!r}")
    cls = _make_class(winner, _payload(name), bases, namespace)
    if not listed:
        type.__setattr__(cls, "__slots__", slots)
    if cell is not _missing:
        _set_cell(cell, cls)
    if _lookup(winner, "mro") is not _lookup(type, "mro"):
        _first_order(cls)
    for key, value in namespace.items():
        if _object(value) or _is_property(value):
            method = _special(value, "__set_name__")
            if method is not _missing:
                try:
                    method(cls, key)
                except BaseException as error:
                    if _python(12):
                        error.add_note(f"Error calling __set_name__ on '{_name(value)}' instance {key!r} in '{cls.__name__}'")
                        raise
                    raise RuntimeError(f"Error calling __set_name__ on '{_name(value)}' instance {key!r} in '{cls.__name__}'") from error
    super(cls, cls).__init_subclass__(**keywords)
    return cls


def _first_order(cls):
    """A new class has no MRO until its metaclass's `mro` has made one."""
    bases = cls.__bases__
    before = _exchange_mro(cls, ())
    try:
        order = tuple(_special(cls, "mro")())
        if cls.__mro__ is None:
            _exchange_mro(cls, before)
            _exchange_mro(cls, order)
    except BaseException:
        _put_bases(cls, ())
        _join_bases(cls, bases)
        raise


def _set_bases(cls, bases):
    """`cls.__bases__ = bases` where an `mro` of a guest's runs, which may do the same. Source: `type_set_bases` in CPython."""
    _check_bases(cls, bases)
    old = cls.__bases__
    _put_bases(cls, bases)
    changed = []
    try:
        _renew_order(cls, changed)
    except BaseException:
        for each, after, before in reversed(changed):
            if each.__mro__ == after:
                _exchange_mro(each, before)
        if cls.__bases__ == bases:
            _put_bases(cls, old)
        raise
    if cls.__bases__ == bases:
        _join_bases(cls, old)


def _renew_order(cls, changed):
    before = cls.__mro__
    order = tuple(_special(cls, "mro")())
    if cls.__mro__ != before:
        return  # it has been set meanwhile
    _exchange_mro(cls, order)
    changed.append((cls, order, before))
    for each in cls.__subclasses__():
        _renew_order(each, changed)


def _type_init(cls, /, *args, **keywords):
    if len(args) not in (1, 3):
        raise TypeError("type.__init__() takes 1 or 3 arguments")
    if len(args) == 1 and keywords:
        raise TypeError("type.__init__() takes no keyword arguments")


def _object_init_subclass(cls, /, *args, **keywords):
    if args:
        raise TypeError(f"{cls.__qualname__}.__init_subclass__() takes no arguments ({len(args)} given)")
    if keywords:
        raise TypeError(f"{cls.__qualname__}.__init_subclass__() takes no keyword arguments")


def _new_super(*args):
    return _super(*args)


def _super_new(cls, /, *args, **keywords):
    made = _make_super(object, _missing, None)
    return made if cls is super else _wrap(cls, made)


def _super_init(self, /, *args):
    if args and not _is_class(args[0]):
        raise TypeError(f"super() argument 1 must be type, not {_kind(args[0])}")
    _copy_super(_payload(self), super(*args))


def _super(cls, receiver=_missing):
    if not _is_class(cls):
        raise TypeError(f"super() argument 1 must be a type, not {_name(cls)}")
    if receiver is _missing or receiver is None:
        return _make_super(cls, _missing, None)
    if _is_class(receiver) and (receiver is cls or _subtype(receiver, cls)):
        return _make_super(cls, receiver, receiver)
    if _subtype(_type(receiver), cls):
        return _make_super(cls, receiver, _type(receiver))
    claimed = _attribute(receiver, "__class__")
    if _is_class(claimed) and _subtype(claimed, cls):
        return _make_super(cls, receiver, claimed)
    if _python(13):
        raise TypeError("super(type, obj): obj (instance of %s) is not an instance or subtype of type (%s)." % (_type(receiver).__name__, cls.__name__))
    raise TypeError("super(type, obj): obj must be an instance or subtype of type")


def _isinstance(x, kind):
    if _type(x) is kind:
        return True
    if _type(kind) is type:
        return _type_instancecheck(kind, x)
    if _subtype(_type(kind), tuple):
        for item in _payload(kind):
            if isinstance(x, item):
                return True
        return False
    method = _special(kind, "__instancecheck__")
    if method is not _missing:
        return True if method(x) else False
    if _abstract_bases(kind) is None:
        raise TypeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
    return _abstract_subclass(_getattr_default(x, "__class__", None), kind)


def _abstract_bases(cls):
    """What stands for bases in an object that is no class, a tuple; else None."""
    bases = _getattr_default(cls, "__bases__", None)
    return bases if _subtype(_type(bases), tuple) else None


def _abstract_subclass(derived, cls):
    while derived is not cls:
        bases = _abstract_bases(derived)
        if not bases:
            return False
        for base in bases[1:]:
            if _abstract_subclass(base, cls):
                return True
        derived = bases[0]
    return True


def _type_instancecheck(cls, instance, /):
    if _subtype(_type(instance), cls):
        return True
    claimed = _attribute(instance, "__class__")
    return claimed is not _type(instance) and _is_class(claimed) and _subtype(claimed, cls)


def _issubclass(cls, kind):
    if _subtype(_type(kind), tuple):
        for item in _payload(kind):
            if issubclass(cls, item):
                return True
        return False
    method = _special(kind, "__subclasscheck__")
    if method is _missing:
        if _abstract_bases(cls) is None:
            raise TypeError("issubclass() arg 1 must be a class")
        if _abstract_bases(kind) is None:
            raise TypeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
        return _abstract_subclass(cls, kind)
    return True if method(cls) else False


def _type_subclasscheck(cls, other, /):
    if _is_class(other):
        return _subtype(other, cls)
    if _abstract_bases(other) is None:
        raise TypeError("issubclass() arg 1 must be a class")
    return _abstract_subclass(other, cls)


def _type_or(cls, other, /):
    return _union(cls, other)


def _type_ror(cls, other, /):
    return _union(other, cls)


def _union(left, right):
    args = []
    for part in (left, right):
        if part is None:
            part = _type(None)
        if _type(part) is UnionType:
            args.extend(part.__args__)
        elif _is_class(part) or _type(part) is GenericAlias:
            args.append(part)
        else:
            return NotImplemented
    if left is None and right is None:
        return NotImplemented
    different = []
    for arg in args:
        if arg not in different:
            different.append(arg)
    return different[0] if len(different) == 1 else _new_union(tuple(different))


def _class_getitem(cls, item, /):
    return GenericAlias(cls, item)


def _new_dict(source=_missing, /, **keywords):
    result = {}
    if source is not _missing:
        raw = _raw_dict(source)
        if raw is not _missing:
            result.update(raw)
        elif _attribute(source, "keys") is not _missing:
            for key in source.keys():
                result[key] = source[key]
        else:
            if not _iterable(source):
                raise TypeError(f"'{_name(source)}' object is not iterable")
            _update_pairs(result, source)
    if keywords:
        result.update(keywords)
    return result

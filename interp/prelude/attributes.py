"""Attributes where hooks and descriptors of guest classes have a say."""


def _getattribute(x, name):
    try:
        return _hook(x, "__getattribute__")(name)
    except AttributeError:
        hook = _special(x, "__getattr__")
        if hook is _missing:
            raise
    return hook(name)


def _hook(x, name):
    method = _special(x, name)
    return None if method is _missing else method


def _getattr_hook(x, name):
    return _hook(x, "__getattr__")(name)


def _getattr_guarded(x, name):
    try:
        found = _generic_get(x, name)
    except AttributeError:
        found = _missing
    if found is _missing:
        return _hook(x, "__getattr__")(name)
    return found


def _getattr_default(x, name, default):
    try:
        found = _attribute(x, name)
    except AttributeError:
        return default
    return default if found is _missing else found


def _hasattr(x, name):
    try:
        return _attribute(x, name) is not _missing
    except AttributeError:
        return False


def _setattr_hook(x, name, value):
    _hook(x, "__setattr__")(name, value)


def _delattr_hook(x, name):
    _hook(x, "__delattr__")(name)


def _descriptor_get(descriptor, x, cls):
    return _special(descriptor, "__get__")(x, cls)


def _descriptor_set(descriptor, x, value):
    method = _special(descriptor, "__set__")
    if method is _missing:
        raise AttributeError("__set__")
    method(x, value)


def _descriptor_delete(descriptor, x):
    method = _special(descriptor, "__delete__")
    if method is _missing:
        raise AttributeError("__delete__")
    method(x)


def _wrapper_new(cls, /, *args, **keywords):
    for base in (property, staticmethod, classmethod):
        if _subtype(cls, base):
            made = base() if base is property else base(None)
            return made if cls is base else _wrap(cls, made)


def _property_init(self, /, fget=None, fset=None, fdel=None, doc=None):
    _set_wrapped(_payload(self), fget, fset, fdel, doc)
    if _object(self):
        # Its class has a __doc__ of its own, which would go before the getter's.
        _generic_set(self, "__doc__", doc if doc is not None else getattr(fget, "__doc__", None))


def _wrapper_init(self, function, /):
    _set_wrapped(_payload(self), function)


def _any_abstract(functions):
    for function in functions:
        if _getattr_default(function, "__isabstractmethod__", False):
            return True
    return False


def _property_set(self, instance, value, /):
    if self.fset is None:
        raise AttributeError(f"property {_property_name(self)}of {_type(instance).__qualname__!r} object has no setter")
    self.fset(instance, value)


def _property_delete(self, instance, /):
    if self.fdel is None:
        raise AttributeError(f"property {_property_name(self)}of {_type(instance).__qualname__!r} object has no deleter")
    self.fdel(instance)


def _property_set_name(self, owner, name, /):
    _set_property_name(self, name)


def _call_attribute(x, name, args):
    return _apply(getattr(x, name), args, {})


def _namespace_get(namespace, name, is_global, value):
    try:
        return namespace[name]
    except KeyError:
        pass
    if not is_global and value is None:
        raise NameError(f"name '{name}' is not defined")
    return value


def _builtin_dir(x=_missing, /):
    if x is _missing:
        return sorted(_caller_locals())
    method = _special(x, "__dir__")
    names = method()
    return sorted(names)


def _object_dir(self, /):
    names = {}
    cls = self
    if not _is_class(self):
        found = _getattr_default(self, "__dict__", None)
        if _subtype(_type(found), dict):
            names.update(dict.fromkeys(found))
        cls = _getattr_default(self, "__class__", None)
    _add_names(names, cls)
    return list(names)


def _add_names(names, cls):
    # what says it is a class need be none
    if _is_class(cls):
        for each in _mro(cls):
            names.update(dict.fromkeys(each.__dict__))
        return
    found = _getattr_default(cls, "__dict__", None)
    if found is not None:
        names.update(found)
    bases = _getattr_default(cls, "__bases__", None)
    if bases is not None:
        for place in range(len(bases)):
            _add_names(names, bases[place])


def _cell_eq(self, other, /):
    return _compare_cells(self, other, lambda x, y: x == y)


def _cell_ne(self, other, /):
    return _compare_cells(self, other, lambda x, y: x != y)


def _cell_lt(self, other, /):
    return _compare_cells(self, other, lambda x, y: x < y)


def _cell_le(self, other, /):
    return _compare_cells(self, other, lambda x, y: x <= y)


def _cell_gt(self, other, /):
    return _compare_cells(self, other, lambda x, y: x > y)


def _cell_ge(self, other, /):
    return _compare_cells(self, other, lambda x, y: x >= y)


def _compare_cells(left, right, compare):
    """By their contents; an empty one comes first."""
    if _type(right) is not _type(left):
        return NotImplemented
    left = _cell_contents(left)
    right = _cell_contents(right)
    if left is _missing or right is _missing:
        return compare(left is not _missing, right is not _missing)
    return compare(left, right)


def _immutable(cls, name):
    raise TypeError(f"cannot set {name!r} attribute of immutable type {cls.__name__!r}")


def _module_init(self, name, doc=None):
    if not _subtype(_type(name), str):
        raise TypeError(f"module() argument 'name' must be str, not {_kind(name)}")
    if _object(self):
        attributes = {"__name__": name, "__doc__": doc, "__package__": None, "__loader__": None, "__spec__": None}
        for key in attributes:
            _generic_set(self, key, attributes[key])
    else:
        _name_module(self, name, doc)


def _module_repr(self, /):
    name = _getattr_default(self, "__name__", _missing)
    if name is _missing:
        return "<module '?'>"
    file = _getattr_default(self, "__file__", None)
    if file is not None:
        return f"<module {name!r} from {file!r}>"
    native = _getattr_default(self, "__spec__", _missing) is _missing
    return f"<module {name!r} (built-in)>" if native else f"<module {name!r}>"


def _module_dir(self, /):
    return list(self.__dict__)


def _builtin_vars(x=_missing, /):
    if x is _missing:
        return _caller_locals()
    try:
        return x.__dict__
    except AttributeError:
        raise TypeError("vars() argument must have __dict__ attribute") from None


def _globals():
    return _caller_globals()

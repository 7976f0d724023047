"""Calls: arguments that guest code converts, instances that are callable, classes that are called."""


def _call_instance(f, args, keywords):
    return _apply(_special(f, "__call__"), args, keywords)


def _same(value):
    return value


def _call_any(self, /, *args, **keywords):
    return self(*args, **keywords)


def _call_metaclass(cls, args, keywords):
    return _apply(_special(cls, "__call__"), args, keywords)


def _convert_call(row, args, keywords):
    kinds = _kinds(row, len(args))
    name = _row_name(row)
    converted = []
    for kind, arg in zip(kinds, args):
        if kind == "d" and _object(arg):
            method = _special(arg, f"__{name}__")
            if method is not _missing:
                return method()
            if name == "trunc":
                raise TypeError(f"type {_name(arg)} doesn't define __trunc__ method")
        converted.append(_convert_one(kind, arg, name) if _needs_guest(kind, arg) else arg)
    if keywords:
        letters = _keyword_kinds(row)
        keywords = {k: _convert_one(letters.get(k, "v"), v) if _needs_guest(letters.get(k, "v"), v) else v for k, v in keywords.items()}
    return _call_row(row, converted, keywords)


def _convert_one(kind, arg, name=""):
    if kind == "i" or kind == "b":
        if _type(arg) is slice:
            return _plain_slice(arg)
        if kind == "b" and _special(arg, "__index__") is _missing:
            return [_index(item) for item in arg]
        return _index(arg)
    if kind == "f" or kind == "d":
        return _float(arg) if _special(arg, "__float__") is not _missing else _index(arg, f"must be real number, not {_name(arg)}")
    if kind == "p":
        return bool(arg)
    if kind == "m":
        return _pairs(arg)
    if kind == "I":
        words = f"can't extend bytearray with {_name(arg)}" if name == "extend" else f"cannot convert '{_name(arg)}' object to bytes"
        iterator = _iterator_or(arg, words)
        _length_hint(arg)
        return _byte_numbers(iterator)
    if kind == "F":
        return [_real(item) for item in arg]
    if kind == "l":
        return _listed(arg)
    if kind == "t":
        # Each is hashed before the next one comes.
        return {item for item in arg}
    # What joins items or stores them at a slice makes a list of an iterator over them.
    if kind == "H":
        return [item for item in arg]
    words = _REFUSING.get(name)
    return _listed(_iterator_or(arg, words) if words else iter(arg))


_REFUSING = {"join": "can only join an iterable", "__setitem__": "can only assign an iterable"}


def _real(item):
    if _needs_guest("f", item):
        return _convert_one("f", item)
    if not _subtype(_type(item), int) and not _subtype(_type(item), float):
        raise TypeError(f"must be real number, not {_name(item)}")
    return item


def _plain_slice(x):
    step = _bound_or_none(x.step)
    if step == 0:
        raise ValueError("slice step cannot be zero")
    start = _bound_or_none(x.start)
    return slice(start, _bound_or_none(x.stop), step)


def _slice_indices(self, length, /):
    length = _index(length)
    if length < 0:
        raise ValueError("length should not be negative")
    return _host_slice_indices(_plain_slice(self), length)


def _bound_or_none(x):
    return None if x is None else _index(x, "slice indices must be integers or None or have an __index__ method")


def _raw_dict(x):
    """The dict behind an instance of a subclass that iterates as dict does: merging never asks the subclass for items."""
    return _payload(x) if _subtype(_type(x), dict) and _lookup(_type(x), "__iter__") is dict.__iter__ else _missing


def _pairs(x):
    result = {}
    raw = _raw_dict(x)
    if raw is not _missing:
        return raw
    if _attribute(x, "keys") is not _missing:
        for key in x.keys():
            result[key] = x[key]
        return result
    _update_pairs(result, x)
    return result


def _update_pairs(target, iterable):
    number = 0
    for pair in iterable:
        try:
            items = pair if _type(pair) is list or _type(pair) is tuple else list(iter(pair))
        except TypeError:
            raise TypeError(f"cannot convert dictionary update sequence element #{number} to a sequence") from None
        if len(items) != 2:
            raise ValueError(f"dictionary update sequence element #{number} has length {len(items)}; 2 is required")
        target[items[0]] = items[1]
        number += 1


def _construct(cls, args, keywords):
    new = _lookup(cls, "__new__")
    made = _apply(_bind_class(new, cls), [cls, *args], keywords)
    if not _subtype(_type(made), cls):
        return made
    init = _special(made, "__init__")
    if init is not _missing:
        result = _apply(init, args, keywords)
        if result is not None:
            raise TypeError(f"__init__() should return None, not '{_name(result)}'")
    return made


def _type_call(cls, /, *args, **keywords):
    if cls is type and len(args) == 1 and not keywords:
        return _type(args[0])
    if cls is type and len(args) != 3:
        raise TypeError("type() takes 1 or 3 arguments")
    return _construct(cls, args, keywords)


def _made_by_class(row, base, cls, args, keywords):
    if _row_name(row) != "fromkeys":
        return cls(_apply(row, [base, *args], keywords))
    values = _apply(row, [base, *args], keywords)
    made = cls()
    for key in values:
        made[key] = values[key]
    return made


def _object_new(cls, /, *args, **keywords):
    if not _is_class(cls):
        raise TypeError(f"object.__new__(X): X is not a type object ({_name(cls)})")
    if args or keywords:
        if _lookup(cls, "__new__") is not object.__new__:
            raise TypeError("object.__new__() takes exactly one argument (the type to instantiate)")
        if _lookup(cls, "__init__") is object.__init__:
            raise TypeError(f"{cls.__name__}() takes no arguments")
    if _is_abstract(cls):
        names = sorted(_lookup(cls, "__abstractmethods__"))
        quoted = ", ".join(f"'{name}'" for name in names) if _python(12) else ", ".join(names)
        plural = "s" if len(names) > 1 else ""
        if _python(12):
            raise TypeError(f"Can't instantiate abstract class {cls.__name__} without an implementation for abstract method{plural} {quoted}")
        raise TypeError(f"Can't instantiate abstract class {cls.__name__} with abstract method{plural} {quoted}")
    return _new_instance(cls)


def _object_init(self, /, *args, **keywords):
    if args or keywords:
        cls = _type(self)
        if _lookup(cls, "__init__") is not object.__init__:
            raise TypeError("object.__init__() takes exactly one argument (the instance to initialize)")
        if _lookup(cls, "__new__") is object.__new__ and (cls is object or not _builtin_class(cls)):
            raise TypeError(f"{cls.__name__}.__init__() takes exactly one argument (the instance to initialize)")


def _new_object():
    return _new_instance(object)


def _builtin_new(cls, /, *args, **keywords):
    base = _base_of(cls)
    if base is frozenset and len(args) > 1:
        raise TypeError(f"{cls.__name__} expected at most 1 argument, got {len(args)}")
    if base is enumerate and not args and "iterable" not in keywords:
        raise TypeError("enumerate() missing required argument 'iterable' (pos 1)")
    if keywords and base in (float, tuple, frozenset) and _lookup(cls, "__init__") is not _lookup(base, "__init__"):
        keywords = {}  # they are for the class's own `__init__`
    value = base(*args, **keywords)
    if cls is base:
        return value
    return _wrap(cls, _payload(value))


def _base_of(cls):
    for base in _mro(cls):
        if _builtin_class(base):
            return base


def _container_new(cls, /, *args, **keywords):
    base = _base_of(cls)
    return base() if cls is base else _wrap(cls, base())


def _container_init(self, /, *args, **keywords):
    value = _payload(self)
    base = _type(value)
    if base is set and len(args) > 1:
        raise TypeError(f"{_name(self)} expected at most 1 argument, got {len(args)}")
    if keywords and base is list and _lookup(_type(self), "__new__") is not base.__new__:
        keywords = {}  # they are for the class's own `__new__`
    most = 3 if base is bytearray else 1
    if base is not dict and len(args) <= most and not keywords and all(_subtype(_type(word), str) for word in args[1:]):
        value.clear()  # whatever comes of the arguments
    made = base(*args, **keywords)
    if base is list or base is bytearray:
        value[:] = made
    else:
        value.update(made)


def _keywords_merge(target, value, function):
    raw = _raw_dict(value)
    if raw is not _missing:
        for key, item in raw.items():
            _keyword_add(target, key, function)
            target[key] = item
        return
    try:
        for key in value.keys():
            _keyword_add(target, key, function)
            target[key] = value[key]
    except AttributeError:  # whoever raised it: so `format_kwargs_error` has it
        pass
    else:
        return
    raise TypeError(f"{_called(function)} argument after ** must be a mapping, not {_name(value)}")


def _keyword_add(target, key, function):
    if key in target:
        if _handling() and not _python(12):
            # Within a handler the host's KeyError is an instance by then, and it words only what is not yet one.
            raise KeyError(key)
        raise TypeError(f"{_called(function)} got multiple values for keyword argument '{key}'")


def _called(function):
    title = _getattr_default(function, "__qualname__", None)
    if _type(title) is not str:
        return str(function)
    module = _getattr_default(function, "__module__", None)
    return f"{title}()" if module is None or module == "builtins" else f"{module}.{title}()"


def _arguments_extend(target, value, function):
    if not _iterable(value):
        raise TypeError(f"{_called(function)} argument after * must be an iterable, not {_name(value)}")
    _list_extend(target, value)


def _display_extend(target, value):
    if not _iterable(value):
        raise TypeError(f"Value after * must be an iterable, not {_name(value)}")
    _list_extend(target, value)


def _set_extend(target, value):
    for item in value:
        target.add(item)


def _display_merge(target, value):
    raw = _raw_dict(value)
    if raw is not _missing:
        target.update(raw)
        return
    if _attribute(value, "keys") is _missing:
        raise TypeError(f"'{_name(value)}' object is not a mapping")
    for key in value.keys():
        target[key] = value[key]


def _dict_getitem(self, key, /):
    values = _payload(self)
    found = values.get(key, _absent)
    if found is not _absent:
        return found
    method = _special(self, "__missing__") if _object(self) else _missing
    if method is not _missing:
        return method(key)
    raise KeyError(key)


_absent = ["absent"]

"""Operators on values of which at least one is ours: special methods, reflected ones, NotImplemented."""


def _binary(x, y, name, reflected, symbol):
    tx = _type(x)
    ty = _type(y)
    right = _missing
    if tx is not ty:
        right = _lookup(ty, reflected)
        if _sequence_method(right):
            right = _missing
        if right is not _missing and _subtype(ty, tx) and right is not _lookup(tx, reflected):
            result = _special(y, reflected)(x)
            if result is not NotImplemented:
                return result
            right = _missing
    # What a builtin sequence does with `+` and `*` comes last (`sq_concat`, `sq_repeat`): it has no number's slot for them.
    sequence = (name == "__add__" or name == "__mul__") and _sequence_method(_lookup(tx, name))
    if not sequence:
        left = _special(x, name)
        if left is not _missing:
            result = left(y)
            if result is not NotImplemented:
                return result
    return _binary_right(x, y, right, sequence, name, reflected, symbol)


def _binary_right(x, y, right, sequence, name, reflected, symbol):
    tx = _type(x)
    ty = _type(y)
    if right is not _missing:
        result = _special(y, reflected)(x)
        if result is not NotImplemented:
            return result
    if name == "__mul__":
        # Sequences repeat by whatever has __index__ (`sq_repeat`).
        for repeated, count in ((x, y), (y, x)):
            if _type(_payload(repeated)) in _SEQUENCES:
                if _special(count, "__index__") is _missing:
                    raise TypeError(f"can't multiply sequence by non-int of type '{_name(count)}'")
                if _type(_payload(repeated)) is _deque:
                    return _deque_mul(repeated, count)
                return _payload(repeated) * _index(count)
    elif sequence:
        kind = _type(_payload(x))
        other = _type(_payload(y))
        if kind is bytes or kind is bytearray:
            if other is not bytes and other is not bytearray:
                raise TypeError(f"can't concat {_name(y)} to {_name(x)}")
        elif other is not kind:
            raise TypeError(f'can only concatenate {kind.__name__} (not "{_name(y)}") to {kind.__name__}')
        return _special(x, name)(y)
    raise TypeError(f"unsupported operand type(s) for {symbol}: '{_name(x)}' and '{_name(y)}'")


_SEQUENCES = (str, bytes, bytearray, list, tuple, _deque)


def _binary_after_left(x, y, name, reflected, symbol):
    tx = _type(x)
    ty = _type(y)
    right = _missing if tx is ty or (name == "__mul__" and ty in _SEQUENCES) else _lookup(ty, reflected)
    return _binary_right(x, y, right, False, name, reflected, symbol)


def _inplace(x, y, inplace, name, reflected, symbol):
    method = _special(x, inplace)
    if method is not _missing:
        if _sequence_method(_lookup(_type(x), inplace)) and (name == "__mul__" or _builtin_class(_type(x))):
            # `sq_inplace_concat` and `sq_inplace_repeat` come after what numbers' slots say; a subclass has the former as a number's slot.
            result = _slots(x, y, name, reflected)
            if result is not NotImplemented:
                return result
            if name == "__mul__" and _special(y, "__index__") is _missing:
                raise TypeError(f"can't multiply sequence by non-int of type '{_name(y)}'")
        result = method(y)
        if result is not NotImplemented:
            return result
    if name == "__mul__" and _object(x) and not _sequence_method(_lookup(_type(x), name)):
        # `PyNumber_InPlaceMultiply` repeats a sequence on the right for what has no slots of a sequence: a guest's instances have them.
        result = _slots(x, y, name, reflected)
        if result is NotImplemented:
            raise TypeError(f"unsupported operand type(s) for {symbol}: '{_name(x)}' and '{_name(y)}'")
        return result
    return _binary(x, y, name, reflected, symbol)


def _slots(x, y, name, reflected):
    """What a guest's `__add__` or `__mul__` of x, or the reflected one of y, answers."""
    left = _lookup(_type(x), name)
    if left is not _missing and not _sequence_method(left):
        result = _special(x, name)(y)
        if result is not NotImplemented:
            return result
    right = _lookup(_type(y), reflected)
    if _type(x) is _type(y) or right is _missing or _sequence_method(right):
        return NotImplemented
    return _special(y, reflected)(x)


def _list_iadd(x, y):
    result = _slots(x, y, "__add__", "__radd__")
    return _list_inplace_add(x, y) if result is NotImplemented else result


def _unary(x, name, symbol):
    method = _special(x, name)
    if method is _missing:
        raise TypeError(f"bad operand type for unary {symbol}: '{_name(x)}'")
    return method()


def _compare(x, y, name, reflected, symbol):
    tx = _type(x)
    ty = _type(y)
    checked = False
    if tx is not ty and _subtype(ty, tx):
        right = _special(y, reflected)
        if right is not _missing:
            checked = True
            result = right(x)
            if result is not NotImplemented:
                return result
    left = _special(x, name)
    if left is not _missing:
        result = left(y)
        if result is not NotImplemented:
            return result
    return _compare_right(x, y, checked, name, reflected, symbol)


def _compare_right(x, y, checked, name, reflected, symbol):
    if not checked:
        right = _special(y, reflected)
        if right is not _missing:
            result = right(x)
            if result is not NotImplemented:
                return result
    if name == "__eq__":
        return x is y
    if name == "__ne__":
        return x is not y
    raise TypeError(f"'{symbol}' not supported between instances of '{_name(x)}' and '{_name(y)}'")


def _object_ne(self, other, /):
    result = _special(self, "__eq__")(other)
    if result is NotImplemented:
        return result
    return not result


def _truth_of_length(n):
    return _checked_length(n) != 0


def _truth(x):
    method = _special(x, "__bool__")
    if method is not _missing:
        result = method()
        if result is not True and result is not False:
            raise TypeError(f"__bool__ should return bool, returned {_name(result)}")
        return result
    method = _special(x, "__len__")
    if method is _missing:
        return True
    return _truth_of_length(method())


def _not(x):
    return not _truth(x)


def _checked_length(n):
    n = int(_index(n, f"'{_name(n)}' object cannot be interpreted as an integer"))
    if n < 0:
        raise ValueError("__len__() should return >= 0")
    if n > 9223372036854775807:
        raise OverflowError("cannot fit 'int' into an index-sized integer")
    return n


def _len(x):
    method = _special(x, "__len__")
    if method is _missing:
        raise TypeError(f"object of type '{_name(x)}' has no len()")
    return _checked_length(method())


def _in_c(x, kind="ssize_t", bits=63):
    number = _index(x) + 0
    if not -(1 << bits) <= number < 1 << bits:
        raise OverflowError(f"Python int too large to convert to C {kind}")
    return number


def _bytes_like(x):
    value = _payload(x)
    if _type(value) is bytearray:
        return bytes(value)
    if _type(value) is not bytes:
        raise TypeError(f"a bytes-like object is required, not '{_name(x)}'")
    return value


def _index(x, message=None):
    if _type(x) is int or _type(x) is bool:
        return x
    if _subtype(_type(x), int):
        return _payload(x)
    method = _special(x, "__index__")
    if method is _missing:
        raise TypeError(message or f"'{_name(x)}' object cannot be interpreted as an integer")
    result = method()
    if _type(result) is int:
        return result
    if not _subtype(_type(result), int):
        raise TypeError(f"__index__ returned non-int (type {_name(result)})")
    return int(_payload(result))


def _in(x, y):
    method = _special(y, "__contains__")
    if method is not _missing and method is not None:
        return True if method(x) else False
    if _lookup(_type(y), "__contains__") is None:
        raise TypeError(f"'{_name(y)}' object is not a container")
    try:
        iterator = iter(y)
    except TypeError:
        raise TypeError(f"argument of type '{_name(y)}' is not iterable") from None
    for item in _steps(iterator):
        if item is x or item == x:
            return True
    return False


def _not_in(x, y):
    return not _in(x, y)


def _getitem(x, index):
    method = _special(x, "__getitem__")
    if method is not _missing:
        if _plain(x) and _type(x) is not dict and not _object(index):
            return method(index)
        if _plain(x) and _type(x) in (list, tuple, str, bytes, bytearray, range) and _special(index, "__index__") is _missing:
            kind = {list: "list", tuple: "tuple", str: "string", bytes: "byte", bytearray: "bytearray", range: "range"}[_type(x)]
            if kind == "string":
                raise TypeError(f"string indices must be integers, not '{_name(index)}'")
            raise TypeError(f"{kind} indices must be integers or slices, not {_name(index)}")
        _check_place(x, index, "__getitem__")
        return method(index)
    if _is_class(x):
        if x is type:
            return GenericAlias(type, index)
        found = _getattr_default(x, "__class_getitem__", None)
        if found is not None:
            return found(index)
        raise TypeError(f"type '{x.__name__}' is not subscriptable")
    raise TypeError(f"'{_name(x)}' object is not subscriptable")


def _check_place(x, index, name):
    """A deque is a sequence and no mapping: what is no index is refused before its method is asked."""
    if _subtype(_type(x), _deque) and _special(index, "__index__") is _missing and _lookup(_type(x), name) is _lookup(_deque, name):
        raise TypeError(f"sequence index must be integer, not '{_name(index)}'")


def _setitem(x, index, value):
    method = _special(x, "__setitem__")
    if method is _missing:
        if _object(x) and _lookup(_type(x), "__delitem__") is not _missing:
            raise AttributeError("__setitem__")  # one slot is for both
        raise TypeError(f"'{_name(x)}' object does not support item assignment")
    _check_place(x, index, "__setitem__")
    method(index, value)


def _delitem(x, index):
    method = _special(x, "__delitem__")
    if method is _missing:
        if _object(x) and _lookup(_type(x), "__setitem__") is not _missing:
            raise AttributeError("__delitem__")
        # Two places refuse (`PySequence_DelItem`, `PyObject_DelItem`): the first where there are sequence slots and an index.
        sequence = _object(x) or _type(x) in (str, bytes, tuple, range)
        words = "doesn't" if sequence and _special(index, "__index__") is not _missing else "does not"
        raise TypeError(f"'{_name(x)}' object {words} support item deletion")
    _check_place(x, index, "__delitem__")
    method(index)


def _set_slice(x, index, value):
    if _type(x) is bytearray:
        x[index] = value if _plain(value) else bytearray(value)
        return
    if not _iterable(value):
        x[index] = None if _type(x) is list else value
    simple = index.step is None or index.step == 1
    x[index] = list(_iterator_or(value, "can only assign an iterable" if simple else "must assign iterable to extended slice"))


def _iterator_or(value, words):
    # Some of the host's functions have words of their own in place of what `iter` says.
    try:
        return iter(value)
    except TypeError:
        pass
    raise TypeError(words)

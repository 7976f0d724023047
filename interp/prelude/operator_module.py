"""The functions of _operator."""


def _operator_add(a, b, /):
    return a + b


def _operator_sub(a, b, /):
    return a - b


def _operator_mul(a, b, /):
    return a * b


def _operator_truediv(a, b, /):
    return a / b


def _operator_floordiv(a, b, /):
    return a // b


def _operator_mod(a, b, /):
    return a % b


def _operator_pow(a, b, /):
    return a ** b


def _operator_matmul(a, b, /):
    return a @ b


def _operator_and_(a, b, /):
    return a & b


def _operator_or_(a, b, /):
    return a | b


def _operator_xor(a, b, /):
    return a ^ b


def _operator_lshift(a, b, /):
    return a << b


def _operator_rshift(a, b, /):
    return a >> b


def _operator_lt(a, b, /):
    return a < b


def _operator_le(a, b, /):
    return a <= b


def _operator_eq(a, b, /):
    return a == b


def _operator_ne(a, b, /):
    return a != b


def _operator_ge(a, b, /):
    return a >= b


def _operator_gt(a, b, /):
    return a > b


def _operator_is_(a, b, /):
    return a is b


def _operator_is_not(a, b, /):
    return a is not b


def _operator_iadd(a, b, /):
    a += b
    return a


def _operator_isub(a, b, /):
    a -= b
    return a


def _operator_imul(a, b, /):
    a *= b
    return a


def _operator_itruediv(a, b, /):
    a /= b
    return a


def _operator_ifloordiv(a, b, /):
    a //= b
    return a


def _operator_imod(a, b, /):
    a %= b
    return a


def _operator_ipow(a, b, /):
    a **= b
    return a


def _operator_imatmul(a, b, /):
    a @= b
    return a


def _operator_iand(a, b, /):
    a &= b
    return a


def _operator_ior(a, b, /):
    a |= b
    return a


def _operator_ixor(a, b, /):
    a ^= b
    return a


def _operator_ilshift(a, b, /):
    a <<= b
    return a


def _operator_irshift(a, b, /):
    a >>= b
    return a


def _operator_neg(a, /):
    return -a


def _operator_pos(a, /):
    return +a


def _operator_invert(a, /):
    return ~a


def _operator_inv(a, /):
    return ~a


def _operator_not_(a, /):
    return not a


def _operator_abs(a, /):
    return abs(a)


def _operator_truth(a, /):
    return True if a else False


def _operator_index(a, /):
    return _index(a) + 0


def _operator_concat(a, b, /):
    for kind in (list, str, tuple, bytes, bytearray):
        if _subtype(_type(a), kind):
            return kind.__add__(a, b)
    if not (_is_sequence(a) and _is_sequence(b) and (_has_special(a, "__add__") or _has_special(b, "__radd__"))):
        raise TypeError(f"'{_name(a)}' object can't be concatenated")
    return a + b


def _is_sequence(x):
    return _has_special(x, "__getitem__") and not _subtype(_type(x), dict)


def _operator_iconcat(a, b, /):
    for kind in (list, bytearray):
        if _subtype(_type(a), kind):
            return kind.__iadd__(a, b)
    if not (_is_sequence(a) and _is_sequence(b) and _has_special(a, "__iadd__")):
        return _operator_concat(a, b)
    a += b
    return a


def _operator_contains(a, b, /):
    return b in a


def _operator_getitem(a, b, /):
    return a[b]


def _operator_setitem(a, b, c, /):
    a[b] = c


def _operator_delitem(a, b, /):
    del a[b]


def _searched(a):
    return _iterator_or(a, f"argument of type '{_name(a)}' is not iterable")


def _operator_countOf(a, b, /):
    count = 0
    for item in _searched(a):
        if item is b or item == b:
            count += 1
    return count


def _operator_indexOf(a, b, /):
    place = 0
    for item in _searched(a):
        if item is b or item == b:
            return place
        place += 1
    raise ValueError("sequence.index(x): x not in sequence")


def _operator_length_hint(obj, default=0, /):
    default = _in_c(default) + 0
    if _has_special(obj, "__len__"):
        return len(obj)
    method = _special(obj, "__length_hint__")
    if method is _missing:
        return default
    try:
        hint = method()
    except TypeError:
        return default
    if hint is NotImplemented:
        return default
    if not _subtype(_type(hint), int):
        raise TypeError(f"__length_hint__ must be an integer, not {_name(hint)}")
    if hint < 0:
        raise ValueError("__length_hint__() should return >= 0")
    return hint


def _operator_call(obj, /, *args, **keywords):
    return obj(*args, **keywords)


def _operator__compare_digest(a, b, /):
    a, b = _payload(a), _payload(b)
    if _type(a) is str and _type(b) is str:
        if not (a.isascii() and b.isascii()):
            raise TypeError("comparing strings with non-ASCII characters is not supported")
        return a == b
    for x in (a, b):
        if _type(x) is not bytes and _type(x) is not bytearray:
            raise TypeError(f"unsupported operand types(s) or combination of types: '{_name(a)}' and '{_name(b)}'")
    return a == b

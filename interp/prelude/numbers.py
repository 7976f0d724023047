"""Numbers made of, and functions of numbers on, instances of guest classes."""


def _int(x=_missing, /, base=_missing):
    if x is _missing:
        return 0
    if base is not _missing:
        base = _index(base)
        if base < 0 or base == 1 or base > 36:
            raise ValueError("int() base must be >= 2 and <= 36, or 0")
        if not _subtype(_type(x), (str)) and not _subtype(_type(x), bytes) and not _subtype(_type(x), bytearray):
            raise TypeError("int() can't convert non-string with explicit base")
        return int(_payload(x), base)
    method = _special(x, "__int__")
    if method is not _missing and not (_object(x) and _payload(x) is not x and _builtin_method(x, "__int__")):
        result = method()
        if _type(result) is int:
            return result
        if not _subtype(_type(result), int):
            raise TypeError(f"__int__ returned non-int (type {_name(result)})")
        return int(_payload(result))
    if _special(x, "__index__") is not _missing:
        return _index(x)
    method = _special(x, "__trunc__")
    if method is not _missing:
        result = method()
        if _subtype(_type(result), int):
            return int(_payload(result))
        return _index(result, f"__trunc__ returned non-Integral (type {_name(result)})")
    if _payload(x) is not x:
        return int(_payload(x))
    raise TypeError(f"int() argument must be a string, a bytes-like object or a real number, not '{_name(x)}'")


def _builtin_method(x, name):
    return not _is_function(_lookup(_type(x), name))


def _float(x=_missing, /):
    method = _special(x, "__float__")
    if method is not _missing:
        if _payload(x) is not x and _builtin_method(x, "__float__"):
            return float(_payload(x))
        result = method()
        if _type(result) is float:
            return result
        if not _subtype(_type(result), float):
            raise TypeError(f"{_name(x)}.__float__ returned non-float (type {_name(result)})")
        return _payload(result)
    if _special(x, "__index__") is not _missing:
        return float(_index(x))
    if _payload(x) is not x:
        return float(_payload(x))
    raise TypeError(f"float() argument must be a string or a real number, not '{_name(x)}'")


def _complex(real=_missing, imag=_missing):
    if real is _missing:
        real = 0
    method = _special(real, "__complex__") if _object(real) else _missing
    if method is not _missing:
        real = method()
        if not _subtype(_type(real), complex):
            raise TypeError(f"__complex__ returned non-complex (type {_name(real)})")
        real = _payload(real)
    elif _object(real):
        real = _complex_part(real, "first")
    if imag is _missing:
        return _construct_host(complex, [real], {})
    if _object(imag) and _type(real) is not str and _plain_number(real):
        imag = _complex_part(imag, "second")
    return _construct_host(complex, [real, imag], {})


def _plain_number(x):
    return _type(x) is int or _type(x) is float or _type(x) is complex or _type(x) is bool


def _complex_part(x, place):
    if _type(_payload(x)) in (str, complex):
        return _payload(x)
    if _special(x, "__float__") is not _missing or _special(x, "__index__") is not _missing:
        return _float(x)
    if place == "first":
        raise TypeError(f"complex() first argument must be a string or a number, not '{_name(x)}'")
    raise TypeError(f"complex() second argument must be a number, not '{_name(x)}'")


def _bytes(*args, **keywords):
    return _make_bytes(bytes, "__bytes__", args, keywords)


def _bytearray(*args, **keywords):
    return _make_bytes(bytearray, None, args, keywords)


def _make_bytes(kind, dunder, args, keywords):
    source = args[0] if args else keywords.get("source")
    if len(args) + len(keywords) > 1:
        return _construct_host(kind, args, keywords)
    if dunder:
        method = _special(source, dunder)
        if method is not _missing:
            result = method()
            if not _subtype(_type(result), bytes):
                raise TypeError(f"__bytes__ returned non-bytes (type {_name(result)})")
            return result
    if _payload(source) is not source and _type(_payload(source)) in (str, bytes, bytearray, int):
        return kind(_payload(source))
    if _special(source, "__index__") is not _missing:
        try:
            size = _index(source)
        except TypeError:
            size = _missing
        if size is not _missing:
            return kind(size)
    iterator = _iterator_or(source, f"cannot convert '{_name(source)}' object to {kind.__name__}")
    if kind is bytes:
        _length_hint(source)
    return kind(_byte_numbers(iterator))


def _byte_numbers(iterator):
    # The first that is no byte ends it, as the host asks each when it comes; what is wrong with that one the host says.
    numbers = []
    for item in _steps(iterator):
        number = _index(item)
        numbers.append(number)
        if not 0 <= number < 256:
            break
    return numbers


def _abs(x, /):
    method = _special(x, "__abs__")
    if method is _missing:
        raise TypeError(f"bad operand type for abs(): '{_name(x)}'")
    return method()


def _bin(x, /):
    return bin(_index(x))


def _oct(x, /):
    return oct(_index(x))


def _hex(x, /):
    return hex(_index(x))


def _chr(x, /):
    return chr(_index(x))


def _divmod(x, y, /):
    return _binary(x, y, "__divmod__", "__rdivmod__", "divmod()")


def _pow(base, exp, mod=None):
    if mod is None:
        return base**exp
    left = _special(base, "__pow__")
    if left is not _missing and _object(base):
        result = left(exp, mod)
        if result is not NotImplemented:
            return result
    base, exp, mod = _payload(base), _payload(exp), _payload(mod)
    if _plain(base) and _plain(exp) and _plain(mod):
        return pow(base, exp, mod)
    if _type(base) is float or _type(exp) is float:
        raise TypeError("pow() 3rd argument not allowed unless all arguments are integers")
    raise TypeError(f"unsupported operand type(s) for ** or pow(): '{_name(base)}', '{_name(exp)}', '{_name(mod)}'")


def _round(number, ndigits=_missing):
    method = _special(number, "__round__")
    if method is _missing:
        raise TypeError(f"type {_name(number)} doesn't define __round__ method")
    if ndigits is _missing or ndigits is None:
        return method()
    return method(ndigits if not _object(ndigits) or not _object(number) else ndigits)


def _hash(x):
    found = _lookup(_type(x), "__hash__")
    if found is None or found is _missing:
        raise TypeError(f"unhashable type: '{_name(x)}'")
    return _checked_hash(_special(x, "__hash__")())


def _checked_hash(result):
    if not _subtype(_type(result), int):
        raise TypeError("__hash__ method should return an integer")
    return _hash_of_int(int(_payload(result)))

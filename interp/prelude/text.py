"""Text of values: repr, str, format, print, and the templates of `%`, `str.format` and f-strings."""


def _repr(x):
    if _plain(x):
        return _repr_container(x)
    return _text_of(_special(x, "__repr__")(), "__repr__")


def _text_of(result, name):
    if not _subtype(_type(result), str):
        raise TypeError(f"{name} returned non-string (type {_name(result)})")
    return result if name == "__str__" and _object(result) else _payload(result)


def _builtin_repr(x):
    return repr(x)


def _repr_container(x):
    kind = _type(x)
    if not _enter_repr(x):
        return {list: "[...]", dict: "{...}", set: "set(...)", frozenset: "frozenset(...)", tuple: "(...)"}.get(kind, "...")
    try:
        if kind is list:
            return "[" + ", ".join([repr(item) for item in x]) + "]"
        if kind is tuple:
            if len(x) == 1:
                return "(" + repr(x[0]) + ",)"
            return "(" + ", ".join([repr(item) for item in x]) + ")"
        if kind is dict:
            return "{" + ", ".join([repr(key) + ": " + repr(value) for key, value in list(x.items())]) + "}"
        if kind is set:
            return "{" + ", ".join([repr(item) for item in list(x)]) + "}" if x else "set()"
        if kind is frozenset:
            return "frozenset({" + ", ".join([repr(item) for item in x]) + "})" if x else "frozenset()"
        if kind is slice:
            return f"slice({x.start!r}, {x.stop!r}, {x.step!r})"
        name = kind.__name__
        if name == "mappingproxy":
            return f"mappingproxy({x.copy()!r})"
        return f"{name}({list(x)!r})"
    finally:
        _leave_repr(x)


def _view_repr(x):
    """Of a namespace's view, which may well be among its values."""
    if not _enter_repr(x):
        return "{...}"
    try:
        return repr(_payload(x))
    finally:
        _leave_repr(x)


def _kind(x):
    """The type of an argument, as the host's functions name what they do not take."""
    return "None" if x is None else _name(x)


def _named_repr(x):
    """Of an instance of a subclass of set, frozenset or bytearray: these show the name of the class."""
    value = _payload(x)
    if _type(value) is bytearray:
        return _name(x) + repr(value)[9:]
    if not _enter_repr(x):
        return f"{_name(x)}(...)"
    try:
        return f"{_name(x)}({{{', '.join([repr(item) for item in list(value)])}}})" if value else f"{_name(x)}()"
    finally:
        _leave_repr(x)


def _str(x):
    if _type(x) is str:
        return x
    if _plain(x):
        return repr(dict(x) if _name(x) == "mappingproxy" else x)
    method = _special(x, "__str__")
    if method is _missing:
        return repr(x)
    return _text_of(method(), "__str__")


def _str_decode(x=_missing, encoding="utf-8", errors="strict"):
    if x is _missing:
        return ""
    if encoding is _missing:
        encoding = "utf-8"
    if errors is _missing:
        errors = "strict"
    for word in (encoding, errors):
        if _subtype(_type(word), str):
            _payload(word).encode()
    value = _payload(x)
    if _type(value) is str:
        raise TypeError("decoding str is not supported")
    if _type(value) is not bytes and _type(value) is not bytearray:
        raise TypeError(f"decoding to str: need a bytes-like object, {_name(x)} found")
    return value.decode(encoding, errors)


def _object_repr(self, /):
    cls = _type(self)
    if not _is_native_object(self):
        return f"<{_class_title(cls)} object at {_serial(self):#x}>"
    return _native_repr(self)


def _super_repr(self, /):
    bound = super.__dict__["__self_class__"].__get__(self)
    of = super.__dict__["__thisclass__"].__get__(self).__name__
    return f"<super: <class '{of}'>, NULL>" if bound is None else f"<super: <class '{of}'>, <{bound.__name__} object>>"


def _native_repr(x):
    kind = _name(x)
    address = f"{_serial(x):#x}"
    if kind == "function":
        return f"<function {x.__qualname__} at {address}>"
    if kind == "code":
        return f'<code object {x.co_name} at {address}, file "{x.co_filename}", line {x.co_firstlineno}>'
    if kind == "method":
        return f"<bound method {_function_title(x)} of {x.__self__!r}>"
    if kind == "builtin_function_or_method":
        owner = _bound_receiver(x)
        if owner is _missing:
            return f"<built-in function {x.__name__}>"
        return f"<built-in method {x.__name__} of {_name(owner)} object at {_serial(owner):#x}>"
    if kind == "method-wrapper":
        return f"<method-wrapper '{x.__name__}' of {_name(x.__self__)} object at {_serial(x.__self__):#x}>"
    if kind == "wrapper_descriptor":
        return f"<slot wrapper '{x.__name__}' of '{_row_owner(x)}' objects>"
    if kind == "method_descriptor":
        return f"<method '{x.__name__}' of '{_row_owner(x)}' objects>"
    if kind == "getset_descriptor":
        return f"<attribute '{x.__name__}' of '{_row_owner(x)}' objects>"
    if kind == "member_descriptor":
        return f"<member '{x.__name__}' of '{x.__objclass__.__name__}' objects>"
    if kind in ("generator", "coroutine", "async_generator"):
        return f"<{kind} object {x.__qualname__} at {address}>"
    if kind == "module":
        return f"<module '{x.__name__}' (built-in)>"
    if kind in ("staticmethod", "classmethod"):
        return f"<{kind}({x.__func__!r})>"
    if kind == "code":
        return f'<code object {x.co_name} at {address}, file "{x.co_filename}", line {x.co_firstlineno}>'
    if kind == "classmethod_descriptor":
        return f"<method '{x.__name__}' of '{_row_owner(x)}' objects>"
    if kind == "cell":
        contents = _cell_contents(x)
        what = "empty" if contents is _missing else f"{_name(contents)} object at {_serial(contents):#x}"
        return f"<cell at {address}: {what}>"
    return f"<{kind} object at {address}>"


def _cell_contents(cell):
    try:
        return cell.cell_contents
    except ValueError:
        return _missing


def _function_title(method):
    function = method.__func__
    found = _getattr_default(function, "__qualname__", _missing)
    if found is _missing:
        found = _getattr_default(function, "__name__", _missing)
    return found if found is not _missing and _type(found) is str else "?"


def _object_str(self, /):
    return _special(self, "__repr__")()


def _type_repr(cls, /):
    return f"<class '{_class_title(cls)}'>"


def _bool_repr(self):
    return "True" if _payload(self) else "False"


def _builtin_ascii(x, /):
    return _escape(repr(x))


def _format(x, spec):
    method = _special(x, "__format__")
    if method is _missing:
        if _plain(x) and spec == "":
            return _str(x)
        raise TypeError(f"unsupported format string passed to {_name(x)}.__format__")
    if spec == "" and _plain(_payload(x)) and _lookup(_type(x), "__format__") in _FORMATS:
        return str(x)
    result = method(spec)
    if not _subtype(_type(result), str):
        raise TypeError(f"__format__ must return a str, not {_name(result)}")
    return _payload(result)


# without a specification these show what `str` does, of a subclass what its own `__str__` does
_FORMATS = [kind.__format__ for kind in (int, float, complex, str)]


def _object_format(self, spec, /):
    if not _subtype(_type(spec), str):
        raise TypeError(f"__format__() argument must be str, not {_kind(spec)}")
    if spec != "":
        raise TypeError(f"unsupported format string passed to {_name(self)}.__format__")
    return str(self)


def _format_converted(x, conversion, spec):
    if conversion == "r":
        text = repr(x)
    elif conversion == "s":
        text = str(x)
    else:
        text = ascii(x)
    return format(text, spec)


def _builtin_print(*args, sep=" ", end="\n", file=None, flush=False):
    if sep is None:
        sep = " "
    elif not _subtype(_type(sep), str):
        raise TypeError(f"sep must be None or a string, not {_name(sep)}")
    if end is None:
        end = "\n"
    elif not _subtype(_type(end), str):
        raise TypeError(f"end must be None or a string, not {_name(end)}")
    if file is None:
        file = _replaced_stdout()
        if file is _missing:
            file = None
        elif file is None:
            return
    if file is not None:
        write = file.write
        first = True
        for arg in args:
            if not first:
                write(sep)
            first = False
            write(str(arg))
        write(end)
        if flush:
            file.flush()
        return
    # What guest code prints while an argument is made text comes after the arguments before it.
    text = ""
    first = True
    for arg in args:
        if not first:
            text += _payload(sep)
        first = False
        if not _pure(arg):
            _write(text)
            text = ""
        text += _payload(str(arg))
    _write(text + _payload(end))


def _str_mod(template, values, /):
    return "".join(_percent(_payload(template), values, False))


def _percent(template, values, binary):
    """The parts of `template % values`, of a text or, with its characters for bytes, of bytes."""
    mapping = False
    if _subtype(_type(values), tuple):
        items = list(_payload(values))
    else:
        items = [values]
        texts = (str, bytes, bytearray) if binary else (str,)
        mapping = _has_special(values, "__getitem__") and not any([_subtype(_type(values), kind) for kind in texts])
    # Given back to front, so that the next one is at the end; after a key it is what the key stands for.
    items.reverse()
    parts = []
    for literal, key, flags, width, precision, letter, place in _percent_fields(template):
        parts.append(literal.encode("latin-1") if binary else literal)
        if letter == "%" and not place:
            continue
        if key is not None:
            if not mapping:
                raise TypeError("format requires a mapping")
            if key is _missing:
                raise ValueError(place)
            items = [values[key.encode("latin-1") if binary else key]]
        if width == "*":
            width = _percent_star(items)
            if width < 0:
                flags += "-"
            width = str(abs(width))
        if precision == "*":
            precision = str(max(0, _percent_star(items)))
        if not letter:
            if place:
                raise ValueError("prec too big" if binary and place == "precision too big" else place)
            break
        if not items:
            raise TypeError("not enough arguments for format string")
        item = items.pop()
        if letter not in "sradiuoxXcfFeEgG" and not (binary and letter == "b"):
            shown = letter if binary or " " < letter < chr(127) else "?"
            raise ValueError(f"unsupported format character '{shown}' ({ord(letter):#x}) at index {place}")
        item = _percent_bytes(item, letter) if binary else _percent_plain(item, letter)
        field = "%" + flags + width + ("" if precision is None else "." + precision)
        if field == "%" and letter in "sra":
            parts.append(item)
            continue
        field += "s" if letter in "ra" else letter
        parts.append(_host_percent(field.encode("latin-1") if binary else field, (item,)))
    if items and not mapping:
        raise TypeError(f"not all arguments converted during {'bytes' if binary else 'string'} formatting")
    return parts


def _percent_star(items):
    if not items:
        raise TypeError("not enough arguments for format string")
    item = items.pop()
    if not _subtype(_type(item), int):
        raise TypeError("* wants int")
    item = int(_payload(item))
    if not -_TOO_LONG <= item < _TOO_LONG:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return item


def _percent_plain(item, letter):
    if letter == "s":
        return _payload(str(item))
    if letter == "r":
        return _payload(repr(item))
    if letter == "a":
        return ascii(item)
    if _plain(item):
        # The host refuses it by the name of its type.
        return item if _pure(item) else _HOLLOW.get(_type(item))
    if letter == "c" and _subtype(_type(item), str):
        return _payload(item)
    if letter in "diu":
        if _special(item, "__int__") is not _missing or _special(item, "__index__") is not _missing:
            try:
                return int(item)
            except TypeError:
                pass
    elif letter in "xXoc":
        if _special(item, "__index__") is not _missing:
            return _index(item)
    elif letter in "eEfFgG" and (_special(item, "__float__") is not _missing or _special(item, "__index__") is not _missing):
        return float(item)
    return _stand_in(item)


_HOLLOW = {_type(x): x for x in ([], (), {}, set(), frozenset(), slice(None), {}.keys(), {}.values(), {}.items())}


def _str_rmod(self, template, /):
    if _subtype(_type(template), str):
        return _str_mod(template, self)
    return NotImplemented


def _bytes_contains(self, value, /):
    if not _plain(value):
        if _subtype(_type(value), bytes) or _subtype(_type(value), bytearray):
            value = _payload(value)
        else:
            try:
                value = _index(value)
            except BaseException:
                raise TypeError(f"a bytes-like object is required, not '{_name(value)}'") from None
    return value in _payload(self)


def _bytes_mod(self, values, /):
    return b"".join(_percent(_payload(self).decode("latin-1"), values, True))


def _percent_bytes(item, letter):
    if letter == "r" or letter == "a":
        return ascii(item).encode("latin-1")
    if letter != "s" and letter != "b":
        return _payload(item) if letter == "c" and _subtype(_type(item), bytes) else _percent_plain(item, letter)
    value = _payload(item)
    if _type(value) is bytes:
        return value
    if _type(value) is bytearray:
        return bytes(value)
    method = _special(item, "__bytes__")
    if method is _missing:
        raise TypeError(f"%b requires a bytes-like object, or an object that implements __bytes__, not '{_name(item)}'")
    made = method()
    if not _subtype(_type(made), bytes):
        raise TypeError(f"__bytes__ returned non-bytes (type {_name(made)})")
    return _payload(made)


def _bytearray_mod(self, values, /):
    return bytearray(_bytes_mod(self, values))


def _bytes_rmod(self, template, /):
    return _bytes_mod(template, self) if _subtype(_type(template), bytes) else NotImplemented


def _bytearray_rmod(self, template, /):
    return _bytearray_mod(template, self) if _subtype(_type(template), bytearray) else NotImplemented


def _str_format(self, /, *args, **keywords):
    return _vformat(_payload(self), args, keywords, [0], 2)


def _str_format_map(self, mapping, /):
    return _vformat(_payload(self), None, mapping, [0], 2)


def _vformat(template, args, keywords, state, depth):
    if depth == 0:
        raise ValueError("Max string recursion exceeded")
    parts = []
    for literal, field, spec, conversion in _format_fields(template):
        if literal:
            parts.append(literal)
        if field is None:
            continue
        if field is _missing:
            _raise(spec, conversion)
        value = _format_value(field, args, keywords, state)
        if conversion is None:
            pass
        elif conversion == "s":
            value = str(value)
        elif conversion == "r":
            value = repr(value)
        elif conversion == "a":
            value = ascii(value)
        elif "!" <= conversion <= "~":
            raise ValueError(f"Unknown conversion specifier {conversion}")
        else:
            raise ValueError(f"Unknown conversion specifier \\x{ord(conversion):x}")
        if "{" in spec or "}" in spec:
            spec = _vformat(spec, args, keywords, state, depth - 1)
        parts.append(format(value, spec))
    return "".join(parts)


def _format_value(field, args, keywords, state):
    first, rest = _field_parts(field)
    if first == "":
        if state[0] is None:
            raise ValueError("cannot switch from manual field specification to automatic field numbering")
        first = state[0]
        state[0] += 1
    elif _type(first) is int:
        if state[0]:
            raise ValueError("cannot switch from automatic field numbering to manual field specification")
        state[0] = None
    if _type(first) is int:
        if args is None:
            raise ValueError("Format string contains positional fields")
        if first >= len(args):
            raise IndexError(f"Replacement index {first} out of range for positional args tuple")
        value = args[first]
    else:
        value = keywords[first]
    for is_attribute, name in rest:
        if is_attribute is _missing:
            raise ValueError(name)
        value = getattr(value, name) if is_attribute else value[name]
    return value


def _str_translate(self, table, /):
    text = _payload(self)
    if _plain(table) and _pure(table):
        return _translate(text, table)
    if text and not _has_special(table, "__getitem__"):
        raise TypeError(f"'{_name(table)}' object is not subscriptable")
    parts = []
    for character in text:
        try:
            value = table[ord(character)]
        except LookupError:
            parts.append(character)
            continue
        if value is None:
            continue
        value = _payload(value)
        if _type(value) is int:
            if not 0 <= value < 0x110000:
                raise ValueError("character mapping must be in range(0x110000)")
            parts.append(chr(value))
        elif _type(value) is str:
            parts.append(value)
        else:
            raise TypeError("character mapping must return integer, None or str")
    return "".join(parts)

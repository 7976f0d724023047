"""_json: the host's scanner and encoder where all values are plain; what they refuse goes to json's own Python, which words it."""


_LONGEST = _host_sys()[1]["maxsize"]


def _error(found, string):
    if _type(found) is int:
        return StopIteration(found)
    from json.decoder import JSONDecodeError

    return JSONDecodeError(found[0], string, found[1])


def scanstring(string, end, strict=True, /):
    if _type(string) is str and _type(end) is int and 0 <= end <= len(string):
        done, value = _attempt("json_string", (string, end, True if strict else False))
        if done:
            return value
        raise _error(value, string)
    if _index(end) > _LONGEST:
        raise OverflowError("Python int too large to convert to C ssize_t")
    if not _subtype(_type(string), str):
        raise TypeError(f"first argument must be a string, not {_name(string)}")
    if not 0 <= _index(end) <= len(string):
        raise ValueError("end is out of bounds")
    from json.decoder import py_scanstring

    return py_scanstring(string, end, strict)


def encode_basestring_ascii(string, /):
    if not _subtype(_type(string), str):
        raise TypeError(f"first argument must be a string, not {_name(string)}")
    return _attempt("json_ascii", (_payload(string),))[1]


def encode_basestring(string, /):
    if not _subtype(_type(string), str):
        raise TypeError(f"first argument must be a string, not {_name(string)}")
    return _attempt("json_quote", (_payload(string),))[1]


class make_scanner:
    def __init__(self, context):
        from json.decoder import _CONSTANTS
        from json.scanner import py_make_scanner

        self._strict = True if context.strict else False
        self._quick = (
            context.object_hook is None
            and context.object_pairs_hook is None
            and context.parse_float is float
            and context.parse_int is int
            and context.parse_constant == _CONSTANTS.__getitem__
        )
        self._slow = py_make_scanner(context)

    def __call__(self, string, idx):
        if idx < 0:
            raise ValueError("idx cannot be negative")
        if self._quick and _type(string) is str:
            done, value = _attempt("json_scan", (string, idx, self._strict))
            if done:
                return value
            raise _error(value, string)
        return self._slow(string, idx)


class make_encoder:
    def __init__(self, markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan):
        if markers is not None and not isinstance(markers, dict):
            raise TypeError(f"make_encoder() argument 1 must be dict or None, not {_name(markers)}")
        for number, separator in ((5, key_separator), (6, item_separator)):
            if not _subtype(_type(separator), str):
                raise TypeError(f"make_encoder() argument {number} must be str, not {_name(separator)}")
        self._settings = (markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)
        self._quick = encoder in (encode_basestring_ascii, encode_basestring) and indent is None

    def __call__(self, o, level):
        from json.encoder import INFINITY, _make_iterencode

        markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan = self._settings
        if self._quick and _pure(o):
            escape = encoder is encode_basestring_ascii
            settings = (escape, _payload(key_separator), _payload(item_separator), True if sort_keys else False, True if skipkeys else False, True if allow_nan else False)
            done, found = _json_encode(o, settings)
            if done:
                return (found,)
            if found is not None:
                raise ValueError(found)

        def floatstr(o):
            if o != o:
                text = "NaN"
            elif o == INFINITY:
                text = "Infinity"
            elif o == -INFINITY:
                text = "-Infinity"
            else:
                return float.__repr__(o)
            if not allow_nan:
                raise ValueError("Out of range float values are not JSON compliant" + (f": {o!r}" if _python(13) else ""))
            return text

        def checked(string):
            text = encoder(string)
            if not _subtype(_type(text), str):
                raise TypeError(f"encoder() must return a string, not {_name(text)}")
            return text

        return _make_iterencode(markers, default, checked, indent, floatstr, key_separator, item_separator, sort_keys, skipkeys, True)(o, level)

"""_json: the host's scanner and encoder where all values are plain; what they refuse goes to json's own Python, which words it."""


def scanstring(string, end, strict=True, /):
    if _type(string) is str and _type(end) is int and end >= 0:
        done, value = _attempt("json_string", (string, end, True if strict else False))
        if done:
            return value
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
        return self._slow(string, idx)

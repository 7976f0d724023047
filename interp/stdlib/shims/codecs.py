"""codecs: encoding and decoding by name, which str and bytes do."""

BOM_UTF8 = b"\xef\xbb\xbf"
BOM = BOM_LE = BOM_UTF16 = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32 = BOM_UTF32_LE = b"\xff\xfe\0\0"
BOM_UTF32_BE = b"\0\0\xfe\xff"


_searches = []


def register(search_function, /):
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _searches.append(search_function)


def unregister(search_function, /):
    if search_function in _searches:
        _searches.remove(search_function)


def _coded(kind, obj, encoding, errors):
    """What a codec makes of an object: rot13's, a registered one's, or those of str and bytes."""
    if _plain_name(encoding) == "rot13":
        return obj.translate(_rot13)
    found = _search(encoding)
    if found is None:
        return obj.decode(encoding, errors) if kind else obj.encode(encoding, errors)
    result = found[kind](obj, errors)
    if _type(result) is not tuple or len(result) != 2:
        raise TypeError(f"{'decoder' if kind else 'encoder'} must return a tuple (object,integer)")
    return result[0]


def _search(encoding):
    name = encoding.lower().replace(" ", "_")
    for search in _searches:
        found = search(name)
        if found is not None:
            if not _subtype(_type(found), tuple) or len(found) != 4:
                raise TypeError("codec search functions must return 4-tuples")
            return found


def _plain_name(encoding):
    return encoding.lower().replace("-", "").replace("_", "")


def encode(obj, encoding="utf-8", errors="strict"):
    return _coded(0, obj, encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    return _coded(1, obj, encoding, errors)


_letters = "abcdefghijklmnopqrstuvwxyz"
_rot13 = {ord(a): ord(b) for a, b in zip(_letters + _letters.upper(), _letters[13:] + _letters[:13] + (_letters[13:] + _letters[:13]).upper())}


def escape_decode(data, errors="strict", /):
    """The escapes of a bytes literal: those of text, but for the three that name a character."""
    text = bytes(data).decode("latin-1") if not isinstance(data, str) else data
    pieces = text.split("\\\\")
    for letter in "uUN":
        pieces = [piece.replace(f"\\{letter}", f"\\\\{letter}") for piece in pieces]
    decoded = "\\\\".join(pieces).encode("latin-1").decode("unicode_escape", errors)
    return decoded.encode("latin-1"), len(data)


class CodecInfo(tuple):
    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None, name=None):
        self = super().__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name, self.encode, self.decode = name, encode, decode
        self.streamreader, self.streamwriter = streamreader, streamwriter
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        return self

    def __repr__(self):
        return f"<codecs.CodecInfo object for encoding {self.name} at {id(self):#x}>"


def lookup(encoding, /):
    found = _search(encoding)
    if found is not None:
        return found
    "".encode(encoding)
    return CodecInfo(
        lambda text, errors="strict": (text.encode(encoding, errors), len(text)),
        lambda data, errors="strict": (data.decode(encoding, errors), len(data)),
        name=encoding.lower().replace("_", "-"),
    )


def getencoder(encoding):
    return lookup(encoding)[0]


def getdecoder(encoding):
    return lookup(encoding)[1]

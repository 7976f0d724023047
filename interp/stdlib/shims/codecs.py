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


_ALIASES = {
    "hex_codec": "hex", "base64_codec": "base64", "base_64": "base64", "quopri_codec": "quopri", "quoted_printable": "quopri",
    "quotedprintable": "quopri", "rot13": "rot_13", "u8": "utf_8", "utf": "utf_8", "utf8": "utf_8", "utf8_ucs2": "utf_8", "utf8_ucs4": "utf_8",
    "u16": "utf_16", "utf16": "utf_16", "u32": "utf_32", "utf32": "utf_32", "u7": "utf_7", "utf7": "utf_7", "latin": "latin_1",
    "latin1": "latin_1", "l1": "latin_1", "iso8859": "latin_1", "iso8859_1": "latin_1", "iso_8859_1": "latin_1", "8859": "latin_1",
    "cp819": "latin_1", "us_ascii": "ascii", "646": "ascii", "us": "ascii", "utf_16le": "utf_16_le", "utf_16be": "utf_16_be",
}  # fmt: skip
_PUBLIC = {"latin_1": "iso8859-1"}
_OF_BYTES = ("hex", "base64", "quopri")
_ABSENT = ("bz2", "bz2_codec", "zip", "zlib", "zlib_codec", "zip_codec", "uu", "uu_codec")
_OWN = (
    "utf_8", "ascii", "latin_1", "utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be", "utf_7", "unicode_escape",
    "raw_unicode_escape",
)  # fmt: skip


def _canonical(encoding):
    name = "_".join("".join([c if c.isalnum() or c == "." else " " for c in encoding.lower()]).split())
    return _ALIASES.get(name, name)


def _known(encoding, name):
    if name in _ABSENT:
        raise LookupError("unknown encoding: " + encoding)
    if name not in _OF_BYTES and name != "rot_13":
        "".encode(encoding)


def _of_bytes(kind, name, obj):
    """The codecs from bytes to bytes."""
    import binascii

    if name != "base64" and not (kind and name == "hex"):
        _bytes_like(obj)
    if name == "hex":
        return binascii.a2b_hex(obj) if kind else binascii.b2a_hex(obj)
    if name == "quopri":
        return binascii.a2b_qp(obj) if kind else binascii.b2a_qp(obj, quotetabs=True)
    import base64

    return base64.decodebytes(obj) if kind else base64.encodebytes(obj)


def _failed(error, kind, encoding):
    """What becomes of an exception in a codec: up to Python 3.11 another takes its place, if it is a plain one; later it has a note."""
    words = f"{'decoding' if kind else 'encoding'} with '{encoding}' codec failed"
    if _python(12):
        error.add_note(words)
        raise error
    if len(error.args) > 1 or not all([_type(arg) is str for arg in error.args]) or isinstance(error, (AttributeError, UnicodeError, OSError)):
        raise error
    raise _type(error)(f"{words} ({_name(error)}: {error})") from error


def _coded(kind, obj, encoding, errors):
    """What a codec makes of an object: a registered one, those between bytes, rot13's, or those of str and bytes."""
    for word, value in (("encoding", encoding), ("errors", errors)):
        if not isinstance(value, str):
            raise TypeError(f"{'decode' if kind else 'encode'}() argument '{word}' must be str, not {_name(value)}")
    found = _search(encoding)
    name = _canonical(encoding)
    if found is None:
        _known(encoding, name)
    try:
        if found is not None:
            result = found[kind](obj, errors)
            if _type(result) is not tuple or len(result) != 2:
                raise TypeError(f"{'decoder' if kind else 'encoder'} must return a tuple (object,integer)")
            return result[0]
        if name in _OF_BYTES:
            return _of_bytes(kind, name, obj)
        if name == "rot_13":
            return str.translate(obj, _rot13)
        value = _payload(obj)
        if kind:
            data = value.encode() if _type(value) is str and name.endswith("unicode_escape") else _bytes_like(obj)
            return data.decode(encoding, errors)
        if _type(value) is not str:
            raise TypeError(f"{name if name in _OWN else 'charmap'}_encode() argument 1 must be str, not {_name(obj)}")
        return value.encode(encoding, errors)
    except Exception as error:
        _failed(error, kind, encoding)


def _search(encoding):
    name = encoding.lower().replace(" ", "_")
    for search in _searches:
        found = search(name)
        if found is not None:
            if not _subtype(_type(found), tuple) or len(found) != 4:
                raise TypeError("codec search functions must return 4-tuples")
            return found


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
    name = _canonical(encoding)
    _known(encoding, name)
    return CodecInfo(
        lambda text, errors="strict": (encode(text, encoding, errors), len(text)),
        lambda data, errors="strict": (decode(data, encoding, errors), len(data)),
        name=_PUBLIC.get(name, name if name in _OF_BYTES else name.replace("_", "-")),
    )


def getencoder(encoding):
    return lookup(encoding)[0]


def getdecoder(encoding):
    return lookup(encoding)[1]

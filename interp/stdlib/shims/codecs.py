"""codecs: encoding and decoding by name, which str and bytes do."""

BOM_UTF8 = b"\xef\xbb\xbf"
BOM = BOM_LE = BOM_UTF16 = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32 = BOM_UTF32_LE = b"\xff\xfe\0\0"
BOM_UTF32_BE = b"\0\0\xfe\xff"


def encode(obj, encoding="utf-8", errors="strict"):
    if encoding.lower().replace("-", "").replace("_", "") == "rot13":
        return obj.translate(_rot13)
    return obj.encode(encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    if encoding.lower().replace("-", "").replace("_", "") == "rot13":
        return obj.translate(_rot13)
    return obj.decode(encoding, errors)


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
    pass


def lookup(encoding, /):
    "".encode(encoding)
    made = CodecInfo((encode, decode, None, None))
    made.name = encoding.lower().replace("_", "-")
    return made


def getencoder(encoding):
    return lambda text, errors="strict": (text.encode(encoding, errors), len(text))


def getdecoder(encoding):
    return lambda data, errors="strict": (data.decode(encoding, errors), len(data))

"""Which codecs and error handlers a guest may use, and the natives that hold it to them.

The host would import `encodings.NAME` for any name it is given, and run its slow codecs (punycode is quadratic, idna is Python code): only
names listed here reach it, others are as unknown as the host words it.
"""

from __future__ import annotations

from encodings import normalize_encoding
from encodings.aliases import aliases
from typing import Any, Final

TEXT_NAMES: Final = """
ascii latin_1 utf_7 utf_8 utf_8_sig utf_16 utf_16_be utf_16_le utf_32 utf_32_be utf_32_le unicode_escape raw_unicode_escape charmap
cp037 cp273 cp424 cp437 cp500 cp720 cp737 cp775 cp850 cp852 cp855 cp856 cp857 cp858 cp860 cp861 cp862 cp863 cp864 cp865 cp866 cp869 cp874
undefined cp875 cp932 cp949 cp950 cp1006 cp1026 cp1125 cp1140 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258
iso8859_1 iso8859_2 iso8859_3 iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_9 iso8859_10 iso8859_11 iso8859_13 iso8859_14
iso8859_15 iso8859_16 koi8_r koi8_t koi8_u kz1048 mac_arabic mac_croatian mac_cyrillic mac_farsi mac_greek mac_iceland mac_latin2 mac_roman
mac_romanian mac_turkish palmos ptcp154 tis_620 hp_roman8 big5 big5hkscs euc_jp euc_jis_2004 euc_jisx0213 euc_kr gb2312 gbk gb18030 hz
iso2022_jp iso2022_jp_1 iso2022_jp_2 iso2022_jp_2004 iso2022_jp_3 iso2022_jp_ext iso2022_kr johab shift_jis shift_jis_2004 shift_jisx0213
"""
TEXT: Final = frozenset(TEXT_NAMES.split())
OTHER_NAMES: Final = "base64_codec bz2_codec hex_codec quopri_codec rot_13 uu_codec zlib_codec"
REFUSED_BY_HOST: Final = frozenset(OTHER_NAMES.split())
"""No text encodings: the host says so before it does anything."""


def check_codec(args: tuple[object, ...], keywords: dict[str, object]) -> None:
    """Raises LookupError, worded as the host's, for a codec that is not allowed. Leaves calls that do not fit to the host."""
    given = [*args, *keywords.values()]
    if len(given) > 2 or not keywords.keys() <= {"encoding", "errors"} or not all(isinstance(value, str) for value in given):
        return
    if args and "encoding" in keywords:
        return
    encoding = args[0] if args else keywords.get("encoding")
    if isinstance(encoding, str) and "\0" not in encoding and not any(0xD800 <= ord(letter) <= 0xDFFF for letter in encoding):
        plain = normalize_encoding(encoding).lower()
        name = aliases.get(plain, plain)
        if name not in TEXT and name not in REFUSED_BY_HOST:
            raise LookupError(f"unknown encoding: {encoding}")


def encode(text: Any, *args: Any, **keywords: Any) -> object:
    """`str.encode` with the allowed codecs. Raises as it does."""
    if args or keywords:
        check_codec(args, keywords)
    return str.encode(text, *args, **keywords)


def decode_bytes(data: Any, *args: Any, **keywords: Any) -> object:
    """`bytes.decode` with the allowed codecs. Raises as it does."""
    if data and (args or keywords):
        check_codec(args, keywords)
    return bytes.decode(data, *args, **keywords)


def decode_bytearray(data: Any, *args: Any, **keywords: Any) -> object:
    """`bytearray.decode` with the allowed codecs. Raises as it does."""
    if data and (args or keywords):
        check_codec(args, keywords)
    return bytearray.decode(data, *args, **keywords)

"""Rows of str."""

from __future__ import annotations

from typing import Final

from interp.builtins import prices, text_prices
from interp.builtins.codecs import encode
from interp.builtins.declare import KEEPS_ENDS, each, methods, preludes, replaced, staticmethods
from interp.builtins.row import FUNCTION, Native

ROWS: Final[list[Native]] = [
    *methods("str", [
        *each("isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric", "", text_prices.tested),
        *each("isprintable isspace istitle isupper", "", text_prices.tested),
        *each("upper lower casefold", "", text_prices.cased),
        *each("title capitalize swapcase", "", text_prices.recased),
        *each("find index", "vii", text_prices.found),
        *each("rfind rindex", "vii", text_prices.found_backwards),
        ("count", "vii", text_prices.found),
        ("__contains__", "v", text_prices.found),
        *each("startswith endswith", "wii", text_prices.prefixed),
        *each("removeprefix removesuffix", "v", prices.copied),
        *each("strip lstrip rstrip", "v", text_prices.stripped),
        ("replace", "v v count:i", text_prices.replaced),
        ("split", "sep:v maxsplit:i", text_prices.split),
        ("rsplit", "sep:v maxsplit:i", text_prices.split_backwards),
        ("partition", "v", text_prices.partitioned),
        ("rpartition", "v", text_prices.partitioned_backwards),
        ("splitlines", f"keepends:{KEEPS_ENDS}", text_prices.lines),
        ("join", "V", text_prices.joined),
        *each("center ljust rjust", "iv", text_prices.padded),
        ("zfill", "i", text_prices.padded),
        ("expandtabs", "tabsize:i", text_prices.tabs_expanded),
        ("__add__", "v", prices.concatenated),
        *each("__mul__ __rmul__", "i", prices.repeated),
        ("__getitem__", "i", prices.subscripted),
        *each("__eq__ __ne__ __lt__ __le__ __gt__ __ge__", "v", prices.scan),
        ("__len__", "", prices.constant),
        ("__hash__", "", prices.scan),
        ("__str__", "", prices.constant),
        ("__getnewargs__", "", prices.copied),
        ("__repr__", "", text_prices.quoted),
        ("__format__", "v", text_prices.formatted_text),
    ]),
    replaced("str", "encode", encode, "encoding:v errors:v", text_prices.encoded),
    *staticmethods("str", [("maketrans", "v", text_prices.translation_table)]),
    *preludes("str", [
        ("format", "o **:o", "_str_format"),
        ("format_map", "o", "_str_format_map"),
        ("translate", "o", "_str_translate"),
        ("__mod__", "o", "_str_mod"),
        ("__rmod__", "o", "_str_rmod"),
    ], prices.constant),
    replaced("_prelude", "translate", str.translate, "vo", text_prices.translated, FUNCTION),
]  # fmt: skip
"""`_prelude.translate(text, table)` is what `_str_translate` calls for a table that is a dict or str of the host's."""

"""Rows of bytes and bytearray."""

from __future__ import annotations

from typing import Final

from interp.builtins import prices, text_prices
from interp.builtins.codecs import decode_bytearray, decode_bytes
from interp.builtins.declare import KEEPS_ENDS, Line, classmethods, constants, each, methods, preludes, replaced, staticmethods
from interp.builtins.row import Native

BOTH: Final[list[Line]] = [
    *each("isalnum isalpha isascii isdigit islower isspace istitle isupper", "", text_prices.tested),
    *each("upper lower", "", text_prices.cased),
    *each("title capitalize swapcase", "", text_prices.recased),
    *each("find index count", "iii", text_prices.found),
    *each("rfind rindex", "iii", text_prices.found_backwards),
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
    ("translate", "v delete:v", text_prices.replaced_bytes),
    ("hex", "sep:v bytes_per_sep:i", text_prices.hexadecimal),
    *each("center ljust rjust", "iv", text_prices.padded),
    ("zfill", "i", text_prices.padded),
    ("expandtabs", "tabsize:i", text_prices.tabs_expanded),
    ("__add__", "v", prices.concatenated),
    *each("__mul__ __rmul__", "i", prices.repeated),
    ("__getitem__", "i", prices.subscripted),
    *each("__eq__ __ne__ __lt__ __le__ __gt__ __ge__", "v", prices.scan),
    ("__len__", "", prices.constant),
]

ROWS: Final[list[Native]] = [
    *methods("bytes", [
        *BOTH,
        ("__hash__", "", prices.scan),
        *each("__repr__ __str__", "", text_prices.quoted),
        ("__bytes__", "", prices.constant),
        ("__getnewargs__", "", prices.copied),
    ]),
    *methods("bytearray", [
        *BOTH,
        ("append", "i", prices.appended),
        ("extend", "I", prices.extended),
        ("__iadd__", "v", prices.extended),
        ("__imul__", "i", prices.repeated),
        ("insert", "ii", prices.inserted),
        ("pop", "i", prices.removed),
        ("remove", "i", prices.removed),
        ("clear", "", prices.constant),
        ("copy", "", prices.copied),
        ("reverse", "", prices.scan),
        ("__setitem__", "ib", prices.assigned),
        ("__delitem__", "i", prices.removed),
    ]),
    *constants("bytearray", "__hash__", prices.constant),
    replaced("bytes", "decode", decode_bytes, "encoding:v errors:v", text_prices.decoded),
    replaced("bytearray", "decode", decode_bytearray, "encoding:v errors:v", text_prices.decoded),
    *[
        row
        for owner in ("bytes", "bytearray")
        for row in [
            *classmethods(owner, [("fromhex", "v", text_prices.unhexed)]),
            *staticmethods(owner, [("maketrans", "vv", text_prices.byte_table)]),
            *preludes(owner, [("__mod__", "o", f"_{owner}_mod"), ("__rmod__", "o", f"_{owner}_rmod")], prices.constant),
            *preludes(owner, [("__contains__", "o", "_bytes_contains")], prices.constant),
        ]
    ],
]  # fmt: skip

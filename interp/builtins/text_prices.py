"""Prices of str, bytes and bytearray."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import Final

from interp.builtins.integer_prices import decimal_size, decimal_work
from interp.builtins.prices import extremes, length, pay, size_of, text_size
from interp.limits import Meter
from interp.objects.sentinel import UNBOUND

BYTE_SPACES: Final = b" \t\n\r\x0b\x0c"
BYTE_LINE_ENDS: Final = b"\n\r"
PRINTABLE: Final = bytes(c for c in range(32, 127) if c not in b"\\'")
SPACES: Final = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"
WIDE_SPACES: Final = "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
LINE_ENDS: Final = "\n\r\x0b\x0c\x1c\x1d\x1e"
WIDE_LINE_ENDS: Final = "\x85\u2028\u2029"
BUFFER: Final = 80
"""Bytes of the host's view of one piece of a bytes join."""
SHORT: Final = 4096
"""Text that is not worth counting in: the worst case is assumed."""


def argument(args: list[object], place: int) -> object:
    """The argument at a place, UNBOUND if it was not given."""
    return args[place] if place < len(args) else UNBOUND


def is_ascii(value: object) -> bool:
    """Whether text takes one byte a character."""
    return value.isascii() if isinstance(value, str) else True


def tested(meter: Meter, args: list[object]) -> None:
    """A question asked of every character."""
    pay(meter, 0, 1 + length(args[0]) // 3)


def cased(meter: Meter, args: list[object]) -> None:
    """`upper`, `lower`, `casefold`: in bulk for ASCII."""
    value = args[0]
    if is_ascii(value):
        n = length(value)
        pay(meter, size_of(value, n), 1 + n // 16)
    else:
        recased(meter, args)


def recased(meter: Meter, args: list[object]) -> None:
    """Case changed character by character, by way of a copy of three wide characters for each."""
    value = args[0]
    n = length(value)
    if isinstance(value, str):
        pay(meter, 150 + (13 if value.isascii() else 18) * n, 1 + n)
    else:
        pay(meter, size_of(value, n), 1 + n // 2)


def search_work(text: object, wanted: object, backwards: bool) -> int:
    """Fuel for finding all of `wanted` in `text`.

    The host's forward search compares every place while text or pattern are short, and is linear beyond; its backward search always
    compares every place.
    """
    n, m = length(text), length(wanted)
    if m > n:
        return 1
    if m <= 1:
        return 1 + n // 24
    if backwards or n < 2500 or (m < 100 and n < 30_000) or m < 6:
        return 1 + n // 32 + (n - m + 1) * m // 32
    return 1 + n // 4


def found(meter: Meter, args: list[object]) -> None:
    """The places of the argument in the receiver, looked for from the left."""
    pay(meter, 0, search_work(args[0], argument(args, 1), False))


def found_backwards(meter: Meter, args: list[object]) -> None:
    """The same from the right."""
    pay(meter, 0, search_work(args[0], argument(args, 1), True))


def prefixed(meter: Meter, args: list[object]) -> None:
    """The start or end of the receiver compared with the argument, or with each of a tuple."""
    wanted = argument(args, 1)
    work = 1 + length(wanted)
    if isinstance(wanted, tuple):
        for one in wanted:
            work += min(length(one), length(args[0])) // 128
        pay(meter, 0, work)
    else:
        pay(meter, 0, 1 + length(wanted) // 128)


def stripped(meter: Meter, args: list[object]) -> None:
    """Characters at the ends looked up among those of the argument; a copy of what is left."""
    value = args[0]
    n, k = length(value), length(argument(args, 1))
    pay(meter, size_of(value, n), 1 + (n + n * k // 2000 if k else n // 8))


def occurrences(meter: Meter, text: object, wanted: object) -> int:
    """How often `wanted` stands in `text`; the search is paid."""
    pay(meter, 0, search_work(text, wanted, False))
    if isinstance(text, str):
        return text.count(wanted) if isinstance(wanted, str) else 0
    if isinstance(text, (bytes, bytearray)) and isinstance(wanted, (bytes, bytearray)):
        return text.count(wanted)
    return 0


def any_of(meter: Meter, text: object, narrow: str, wide: str, in_bytes: bytes) -> int:
    """How often one of the characters stands in `text`, or one of the bytes in bytes; at most its length where that is short."""
    n = length(text)
    if n < SHORT:
        return n
    total = 0
    if isinstance(text, str):
        for character in narrow if text.isascii() else narrow + wide:
            pay(meter, 0, n // 64)
            total += text.count(character)
    elif isinstance(text, (bytes, bytearray)):
        for byte in in_bytes:
            pay(meter, 0, n // 64)
            total += text.count(byte)
    return total


def replaced(meter: Meter, args: list[object]) -> None:
    """The receiver with one text in place of another, up to so many times."""
    value, old, new, most = args[0], argument(args, 1), argument(args, 2), argument(args, 3)
    times = occurrences(meter, value, old)
    if isinstance(most, int) and 0 <= most < times:
        times = most
    n = length(value) + times * max(0, length(new) - length(old))
    size = text_size(n, is_ascii(value) and is_ascii(new)) if isinstance(value, str) else size_of(value, n)
    pay(meter, size, search_work(value, old, False) + times + n // 64)


def pay_pieces(meter: Meter, value: object, pieces: int, most: object) -> None:
    """For a list of the parts of `value`."""
    if isinstance(most, int) and 0 <= most < pieces:
        pieces = most + 1
    n = length(value)
    pay(meter, 56 + pieces * (8 + size_of(value, 0)) + size_of(value, n), 1 + 4 * pieces + n // 12)


def split(meter: Meter, args: list[object]) -> None:
    """Parts between separators, or between runs of white space."""
    value, separator = args[0], argument(args, 1)
    if separator is None or separator is UNBOUND:
        pieces = min(any_of(meter, value, SPACES, WIDE_SPACES, BYTE_SPACES) + 1, length(value) // 2 + 1)
    else:
        pieces = occurrences(meter, value, separator) + 1
    pay_pieces(meter, value, pieces, argument(args, 2))


def split_backwards(meter: Meter, args: list[object]) -> None:
    """The same from the right, where the host's search is slower."""
    pay(meter, 0, search_work(args[0], argument(args, 1), True))
    split(meter, args)


def partitioned(meter: Meter, args: list[object]) -> None:
    """What is before and behind a separator."""
    pay(meter, 64 + 2 * size_of(args[0], length(args[0])), search_work(args[0], argument(args, 1), False))


def partitioned_backwards(meter: Meter, args: list[object]) -> None:
    """The same from the right."""
    pay(meter, 64 + 2 * size_of(args[0], length(args[0])), search_work(args[0], argument(args, 1), True))


def lines(meter: Meter, args: list[object]) -> None:
    """The lines of the receiver."""
    pay_pieces(meter, args[0], any_of(meter, args[0], LINE_ENDS, WIDE_LINE_ENDS, BYTE_LINE_ENDS) + 1, None)


def all_ascii(separator: str, items: object) -> bool:
    """Whether a joined text takes one byte a character."""
    if not separator.isascii():
        return False
    if isinstance(items, (list, tuple, set, frozenset, dict)):
        return all(is_ascii(item) for item in items)
    return is_ascii(items)


def joined(meter: Meter, args: list[object]) -> None:
    """All items with the receiver between them."""
    separator, items = args[0], argument(args, 1)
    count = length(items)
    if not count:
        meter.spend(1)
        return
    pay(meter, 0, 1 + count)
    total = (count - 1) * length(separator)
    if isinstance(items, list):
        for item in items:
            total += len(item) if isinstance(item, str) else length(item)
    elif isinstance(items, (tuple, set, frozenset, dict)):
        for item in items:
            total += length(item)
    else:
        total += count
    if isinstance(separator, str):
        # every piece is asked where the difference is worth more than that takes
        plain = total > SHORT and 64 * total > meter.memory_left and all_ascii(separator, items)
        pay(meter, text_size(total, plain) + 8 * count, total // 64)
    else:
        pay(meter, 57 + total + BUFFER * count, 2 * count + total // 64)


def padded(meter: Meter, args: list[object]) -> None:
    """The receiver, filled up to a width."""
    value, width, fill = args[0], argument(args, 1), argument(args, 2)
    n = max(length(value), width if isinstance(width, int) and width <= sys.maxsize else 0)
    size = text_size(n, is_ascii(value) and is_ascii(fill)) if isinstance(value, str) else size_of(value, n)
    pay(meter, size, 1 + n // 64)


def tabs_expanded(meter: Meter, args: list[object]) -> None:
    """Spaces in place of tabs."""
    value, width = args[0], argument(args, 1)
    n = length(value)
    pay(meter, 0, 1 + n // 8)
    tabs = value.count("\t") if isinstance(value, str) else value.count(b"\t") if isinstance(value, (bytes, bytearray)) else 0
    n += tabs * max(0, width if isinstance(width, int) and width <= sys.maxsize else 8)
    pay(meter, size_of(value, n), n // 32)


def quoted(meter: Meter, args: list[object]) -> None:
    """`repr` of text: a character may become an escape of ten, a byte one of four."""
    value = args[0]
    n = length(value)
    pay(meter, 0, 1 + 3 * n // 2)
    if isinstance(value, str):
        if n < SHORT or not value.isprintable():
            pay(meter, text_size(2 + 4 * n, True) if value.isascii() else text_size(2 + n, False) + 6 * n, 0)
        else:
            pay(meter, text_size(2 + n + value.count("\\") + value.count("'"), value.isascii()), 0)
    elif isinstance(value, (bytes, bytearray)):
        pay(meter, 80 + n + 3 * (n if n < SHORT else len(value.translate(None, PRINTABLE))), 0)


def is_odd(encoding: object) -> bool:
    """Whether a codec other than the few that work in bulk was asked for."""
    return isinstance(encoding, str) and (not encoding.lower().startswith(("utf", "ascii", "latin")) or "7" in encoding)


def codec_work(encoding: object, errors: object, n: int) -> int:
    """Fuel for `n` characters or bytes, each of them odd or an error at worst; a handler that is not built in is called each time."""
    if isinstance(errors, str) and errors != "strict":
        return 2 * n if errors in ("ignore", "replace", "surrogateescape") and not is_odd(encoding) else 25 * n
    return 2 * n if is_odd(encoding) else n // 4


def named(meter: Meter, encoding: object, errors: object) -> None:
    """A codec's name, which Python code of the host's makes plain, and a handler's."""
    for name in (encoding, errors):
        if isinstance(name, (str, bytes, bytearray)) and len(name) > 64:
            pay(meter, 2 * len(name), 6 * len(name))


def encoded(meter: Meter, args: list[object]) -> None:
    """Text as bytes: four for each character that is not ASCII, more where codec or error handler may spell it out."""
    value, encoding, errors = args[0], argument(args, 1), argument(args, 2)
    named(meter, encoding, errors)
    n = length(value)
    widest = 4 if isinstance(encoding, str) or not is_ascii(value) else 1
    if is_odd(encoding) or errors in ("backslashreplace", "xmlcharrefreplace"):
        widest = 10
    elif errors == "namereplace":
        widest = 100
    pay(meter, 40 + widest * n, 1 + n // 32)
    if not is_ascii(value) or is_odd(encoding):
        pay(meter, 0, codec_work(encoding, errors, n))


def decoded(meter: Meter, args: list[object]) -> None:
    """Bytes as text: each may become a character of four bytes, or an escape of four characters."""
    value, encoding, errors = args[0], argument(args, 1), argument(args, 2)
    named(meter, encoding, errors)
    n = length(value)
    pay(meter, 0, 1 + n // 8)
    plain = isinstance(value, (bytes, bytearray)) and value.isascii() and not isinstance(encoding, str)
    if plain:
        pay(meter, text_size(n, True), 0)
    else:
        size = text_size(n, False) * (4 if errors == "backslashreplace" else 1)
        # The host may have decoded all but the last character into a narrower copy.
        pay(meter, size + n, codec_work(encoding, errors, n))


def hexadecimal(meter: Meter, args: list[object]) -> None:
    """Two digits a byte, and a separator."""
    n = length(args[0])
    pay(meter, 50 + (2 if len(args) < 2 else 3) * n, 1 + n // 8)


def unhexed(meter: Meter, args: list[object]) -> None:
    """`bytes.fromhex`: a byte for two digits."""
    n = length(args[0]) if args else 0
    pay(meter, 57 + n // 2, 1 + n // 16)


def replaced_bytes(meter: Meter, args: list[object]) -> None:
    """`bytes.translate`: each byte looked up."""
    value = args[0]
    n = length(value)
    pay(meter, size_of(value, n), 1 + n // 16)


def translated(meter: Meter, args: list[object]) -> None:
    """Every character looked up, and replaced by the longest text of the table at worst."""
    value, table = argument(args, 0), argument(args, 1)
    n = length(value)
    longest = 1
    plain, single = False, True
    if isinstance(table, dict):
        pay(meter, 0, 1 + len(table))
        plain = is_ascii(value)
        for item in table.values():
            longest = max(longest, length(item))
            plain = plain and (item is None or (is_ascii(item) if not isinstance(item, int) else -1 < item < 128))
            single = single and (item is None or isinstance(item, int) or length(item) == 1)
    # Among ASCII the host looks each character up once (CPython's `unicode_fast_translate`), if each becomes one or none.
    pay(meter, text_size(n * longest, plain) * 3 // 2, 1 + (n // 16 if plain and single else 8 * n))


def translation_table(meter: Meter, args: list[object]) -> None:
    """A dict of as many entries as the arguments have."""
    n = 0
    for value in args:
        n += length(value)
    pay(meter, 64 + 150 * n, 1 + 4 * n)


def byte_table(meter: Meter, args: list[object]) -> None:
    """256 bytes, changed at as many places as the arguments have."""
    pay(meter, 300, 3 + (length(args[0]) // 8 if args else 0))


def widths(meter: Meter, spec: str) -> int:
    """The sum of the numbers (width, precision) in a format specification, a long one paid for before a look at it; the host refuses a
    number past its own sizes before it writes."""
    if len(spec) < 16:
        return _known_widths(spec)
    pay(meter, 0, 2 * len(spec))
    return numbers_in(spec)


def numbers_in(spec: str) -> int:
    """The sum of the numbers in a specification, however long."""
    total = 0
    number = 0
    for character in spec:
        if character.isdecimal():
            number = number * 10 + int(character)
            if number > sys.maxsize:
                return 0
        else:
            total += number
            number = 0
    return total + number


_known_widths: Final = lru_cache(maxsize=512)(numbers_in)
"""Of short ones, which programs use again and again."""


def grouped(spec: str) -> bool:
    """Whether digits are grouped, one by one."""
    return "," in spec or "_" in spec or "n" in spec


def formatted_text(meter: Meter, args: list[object]) -> None:
    """`str.__format__`."""
    value, spec = args[0], argument(args, 1)
    if isinstance(spec, str):
        pay(meter, 0, 2 + len(spec) // 4)
        n = max(length(value), widths(meter, spec)) if spec else 0
        pay(meter, text_size(n, is_ascii(value) and spec.isascii()) if spec else 0, n // 64)


def formatted_float(meter: Meter, args: list[object]) -> None:
    """`float.__format__` and that of complex: up to 310 digits before the point and as many behind it as asked for."""
    value, spec = args[0], argument(args, 1)
    if isinstance(spec, str):
        pay(meter, 0, 40 + len(spec) // 4)
        n = 3 * widths(meter, spec)
        far = extremes(value)
        pay(
            meter,
            text_size(n + (1000 if far else 64), spec.isascii()),
            (n // 4 if grouped(spec) else n // 16) + (1500 if far or n > 60 else 0),
        )


def formatted_integer(meter: Meter, args: list[object]) -> None:
    """`int.__format__`: digits in base two, eight or sixteen are as many as bits allow; decimal ones cost as `repr`."""
    value, spec = args[0], argument(args, 1)
    if isinstance(value, int) and isinstance(spec, str):
        pay(meter, 0, 3 + len(spec) // 4)
        n = widths(meter, spec)
        if spec[-1:] in ("b", "o", "x", "X"):
            pay(meter, text_size(n + 2 * value.bit_length(), spec.isascii()), (n + value.bit_length()) // 8)
        else:
            pay(
                meter,
                text_size(2 * n, spec.isascii()) + 2 * decimal_size(value),
                2 * decimal_work(value) + (n // 2 if grouped(spec) else n // 16),
            )

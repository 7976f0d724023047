"""Prices of the texts of values: repr, `%` and JSON, which write each part of a container as often as they reach it.

Paid at once, when the last part was seen: a census in between would forgive what was paid for and is not there yet.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from interp.builtins.integer_prices import decimal_work
from interp.builtins.prices import extremes, pay
from interp.limits import Meter
from interp.objects.views import VIEWS, behind

Shown = tuple[int, int]
"""Characters of a text, from above, and the bytes that each takes."""

PIECES: Final = 100_000
"""Pieces that the host's JSON encoder collects before it joins them."""


def characters(meter: Meter, value: object) -> int:
    """Characters of the repr of text, bytes or a scalar; its work is paid for."""
    if isinstance(value, str):
        n = len(value)
        pay(meter, 0, n + n // 2)
        if value.isprintable():
            return n + 2 + value.count("\\") + value.count("'")
        return 2 + (4 if value.isascii() else 10) * n
    if isinstance(value, (bytes, bytearray)):
        pay(meter, 0, len(value))
        return 16 + 4 * len(value)
    if isinstance(value, int):
        bits = value.bit_length()
        if bits > 2000:
            pay(meter, 0, decimal_work(value))
        return bits // 3 + 5
    return 56


def quoted(meter: Meter, value: object) -> int:
    """The same for JSON."""
    if not isinstance(value, str):
        return characters(meter, value)
    pay(meter, 0, 1 + len(value) // 4)
    if value.isascii() and value.isprintable():
        return len(value) + 2 + value.count("\\") + value.count('"')
    return 2 + len(value) * (12 if value and max(value) > "\uffff" else 6)


def representation(meter: Meter, value: object, each: int = 2, of_scalar: Callable[[Meter, object], int] = characters) -> Shown:
    """The repr of a plain value, with `each` characters between its parts; counted until there is no more memory for it."""
    pending: list[object] = [value]
    total = 0
    width = 1
    while pending and total <= meter.ceiling:
        item = pending.pop()
        if isinstance(item, (list, tuple, set, frozenset)):
            pay(meter, 0, 4 * len(item))
            total += each * len(item) + 16
            pending.extend(item)
        elif isinstance(item, dict):
            pay(meter, 0, 8 * len(item))
            total += 2 * each * len(item) + 16
            pending.extend(item.keys())
            pending.extend(item.values())
        elif type(item) in VIEWS:
            pending.append(behind(item))
        else:
            total += of_scalar(meter, item)
            if width == 1 and isinstance(item, str) and not item.isascii():
                width = 4
    return total, width


def represented(meter: Meter, value: object) -> None:
    """`repr` of a plain container."""
    total, width = representation(meter, value)
    meter.charge(64 + width * total)


def written(meter: Meter, value: object, between: int, escape: bool) -> None:
    """JSON of a plain value, `between` characters at most between two parts: pieces, and what they are joined to."""
    total, width = representation(meter, value, between, quoted)
    meter.charge(64 + 2 * (1 if escape else width) * total + 56 * min(total // 2, PIECES))


def percent(meter: Meter, template: str | bytes | bytearray, values: object) -> None:
    """`template % values`: widths and precisions make it long, and values, each as often as it is named."""
    total = 64 + len(template)
    width = 1 if not isinstance(template, str) or template.isascii() else 4
    if (ord("%") if isinstance(template, (bytes, bytearray)) else "%") in template:
        pay(meter, 0, len(template) >> 1)
        total += _numbers(template)
    starred = ord("*") in template if isinstance(template, (bytes, bytearray)) else "*" in template
    quoting = _quoting(template)
    if isinstance(values, dict):
        length, bytes_each = _named(meter, template, values, quoting)
        total += length
        width = max(width, bytes_each)
    else:
        for value in values if isinstance(values, tuple) else (values,):
            length, bytes_each = _shown(meter, value, quoting, starred)
            total += length
            width = max(width, bytes_each)
    # The host's writer takes a quarter more than it needs, as it goes on.
    pay(meter, width * (total + total // 4), total >> 8)


def _is_brief(template: str) -> bool:
    return "*" not in template and _numbers(template) < 1000


is_brief: Final = lru_cache(maxsize=512)(_is_brief)
"""Whether what a short template makes of light values is short too: it says how wide they are, and not very."""


def _quoting(template: str | bytes | bytearray) -> bool:
    """Whether a text may be written as its repr."""
    if isinstance(template, str):
        return "r" in template or "a" in template
    return b"r" in template or b"a" in template


def _numbers(template: str | bytes | bytearray) -> int:
    """The sum of the widths and precisions; up to the first that the host refuses when it gets there."""
    total = number = 0
    for character in template:
        digit = ord(character) if isinstance(character, str) else character
        if 48 <= digit <= 57:
            number = number * 10 + digit - 48
            if number > sys.maxsize:
                return total
        else:
            total += number
            number = 0
    return total + number


def _shown(meter: Meter, value: object, quoting: bool, starred: bool) -> Shown:
    """One value, which is a width where the template asks for one."""
    if isinstance(value, str) and not quoting:
        return len(value), 1 if value.isascii() else 4
    if isinstance(value, (bytes, bytearray)) and not quoting:
        return 16 + 4 * len(value), 1
    if isinstance(value, int) and starred and abs(value) < 1 << 31:
        return abs(value) + 20, 1
    total, width = representation(meter, value)
    return total + (340 if isinstance(value, float) and extremes(value) else 0), width


def _named(meter: Meter, template: str | bytes | bytearray, values: dict[object, object], quoting: bool) -> Shown:
    """What a template shows of a mapping: the values of the keys that it names, and all of it where it names none."""
    if not isinstance(template, str):
        # A key stands in the template as it is in the mapping, but for the type of a bytearray's.
        text = template.decode("latin-1")
        values = {key.decode("latin-1"): value for key, value in values.items() if isinstance(key, bytes)}
    else:
        text = template
    known: dict[str, Shown] = {}
    total = 0
    width = 1
    at = text.find("%")
    while at >= 0:
        after = at + 1
        if text.startswith("(", after):
            after = _closed(text, after)
            key = text[at + 2 : after - 1]
            if key not in known:
                known[key] = _shown(meter, values[key], quoting, False) if key in values else (0, 1)
        else:
            key = ""
            if key not in known and not text.startswith("%", after):
                known[key] = representation(meter, values)
            after += 1
        meter.spend(2)
        if key in known:
            length, bytes_each = known[key]
            total += length
            width = max(width, bytes_each)
        at = text.find("%", after)
    return total, width


def _closed(text: str, start: int) -> int:
    """The place behind the parenthesis that closes the one at `start`; the end where none does."""
    depth = 0
    for place in range(start, len(text)):
        if text[place] == "(":
            depth += 1
        elif text[place] == ")":
            depth -= 1
            if depth == 0:
                return place + 1
    return len(text)

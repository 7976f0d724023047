"""Prices of dicts and sets."""

from __future__ import annotations

from typing import Final

from interp.builtins.prices import fresh, length, pay, walk
from interp.limits import Meter

DICT_ENTRY: Final = 100
"""Bytes a dict entry takes just after the table has grown, old and new table together."""
SET_ENTRY: Final = 72
TALL: Final = 1 << 19
"""Entries above which the new table, beside the old one for a moment, is more than the slack that a process may have."""
WIDE: Final = (1 << 61) - 2
"""Ints beyond this may share a hash with others."""


def entry(value: object) -> int:
    """Bytes an entry of the container takes."""
    return SET_ENTRY if isinstance(value, (set, frozenset)) else DICT_ENTRY


def next_table(meter: Meter, mapping: dict[object, object]) -> None:
    """Charges for the table that a tall dict moves to with its next key: both are there while it moves (CPython's `dictresize`)."""
    n = len(mapping)
    if n > TALL and n == 2 * (slots := 1 << n.bit_length()) // 3:
        meter.charge(2 * slots * 4 + 4 * slots // 3 * 24)


def key_work(meter: Meter, key: object) -> None:
    """Spends for the hash of a key and one comparison with an equal one."""
    if isinstance(key, (tuple, frozenset)):
        walk(meter, key)
    elif isinstance(key, (str, bytes)):
        pay(meter, 0, 1 + len(key) // 64)
    elif isinstance(key, int):
        pay(meter, 0, 1 + key.bit_length() // 5000)
    else:
        meter.spend(1)


def looked_up(meter: Meter, args: list[object]) -> None:
    """A key hashed and found."""
    if len(args) > 1:
        key_work(meter, args[1])


def added(meter: Meter, args: list[object]) -> None:
    """A key hashed and put in."""
    meter.charge(entry(args[0]))
    if isinstance(args[0], dict):
        next_table(meter, args[0])
    looked_up(meter, args)


def copied(meter: Meter, args: list[object]) -> None:
    """A table as large as the receiver's."""
    n = length(args[0])
    pay(meter, 216 + entry(args[0]) * n, 1 + n // 2)


def walked(meter: Meter, args: list[object]) -> None:
    """A look-up, or a few steps, for each item of the receiver; hashes are stored in the table."""
    n = length(args[0])
    pay(meter, 0, 1 + 2 * n)


def merged(meter: Meter, args: list[object]) -> None:
    """A container with the items of the receiver and of all arguments."""
    n = size = 0
    for each in args:
        n += length(each)
        size += fresh(each)
        collisions(meter, each)
    pay(meter, 216 + entry(args[0]) * n + size, 1 + 6 * n)


def reduced(meter: Meter, args: list[object]) -> None:
    """A container with no more items than the receiver, each looked up in the arguments or they in it."""
    n = length(args[0])
    work = n
    size = 0
    for other in args[1:]:
        work += length(other)
        size += fresh(other)
        collisions(meter, other)
    pay(meter, 216 + entry(args[0]) * n + size, 1 + 6 * work)


def updated(meter: Meter, args: list[object]) -> None:
    """The entries of the argument put into the receiver."""
    n = length(args[1]) if len(args) > 1 else 0
    pay(meter, DICT_ENTRY * n, 1 + 6 * n)


def from_keys(meter: Meter, args: list[object]) -> None:
    """A dict of the argument's items."""
    if args:
        collisions(meter, args[0])
        n = length(args[0])
        pay(meter, 64 + DICT_ENTRY * n + fresh(args[0]), 1 + 6 * n)


def collisions(meter: Meter, items: object) -> None:
    """Spends for the probing that items of equal hash cause when they are put into one table: it is quadratic, and ints, complex numbers
    and tuples of them are easily made to collide (all multiples of 2**61-1 do)."""
    if isinstance(items, range):
        n = length(items)
        if n > 1000 and max(abs(items.start), abs(items.stop)) > WIDE:
            pay(meter, 0, n * n)
        return
    if not isinstance(items, (list, tuple)) or len(items) < 1000:
        return
    pay(meter, 0, len(items) // 2)
    first: dict[int, object] = {}
    others = 0
    for item in items:
        if collides(item):
            pay(meter, 0, 5)
            key = hash(item)
            known = first.setdefault(key, item)
            if known is not item and known != item:
                others += 1
    pay(meter, 0, 2 * others * others)


def collides(item: object) -> bool:
    """Whether an item is of those whose hash a program can choose: numbers, and flat tuples of them."""
    if isinstance(item, int):
        return not -WIDE <= item <= WIDE
    if isinstance(item, tuple):
        return any(isinstance(part, complex) or (isinstance(part, int) and not -WIDE <= part <= WIDE) for part in item) and all(
            isinstance(part, (int, float, complex, str)) for part in item
        )
    return isinstance(item, complex)

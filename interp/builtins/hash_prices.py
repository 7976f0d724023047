"""Prices of dicts and sets."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Final, cast

from interp.builtins.prices import fresh, heft, hold, is_light, length, pay, small, walk, weight
from interp.limits import Meter

DICT_ENTRY: Final = 100
"""Bytes a dict entry takes just after the table has grown, old and new table together."""
SET_ENTRY: Final = 72
SMALL_SET: Final = 20_000
"""Entries up to which a set's table grows to four times its size at once, and not to twice (CPython's `set_add_entry`)."""
SMALL_SET_ENTRY: Final = 108
TALL: Final = 1 << 19
"""Entries above which the next table, beside the old one for a moment, is more than the slack that a process may have."""
WIDE_KEY: Final = 32
"""Parts of a tuple from which a look at them is paid for, and held against the clock before it begins."""
WIDE: Final = (1 << 61) - 2
"""Ints beyond this may share a hash with others."""


def entries_of_set(n: int, known: int = 0) -> int:
    """Bytes that `n` entries take in a set, `known` of others in it."""
    small = max(0, min(n, SMALL_SET - known))
    return SET_ENTRY * n + (SMALL_SET_ENTRY - SET_ENTRY) * small


def entries(container: object, n: int, known: int = 0) -> int:
    """Bytes that `n` entries take in the container, `known` of others in it."""
    return entries_of_set(n, known) if isinstance(container, (set, frozenset)) else DICT_ENTRY * n


def next_table(meter: Meter, container: object, more: int = 1) -> None:
    """Charges for the table that a tall dict or set moves to when it gets `more` keys: both are there while it moves.

    Places that lost their entries are not used again before that (CPython's `insertion_resize` and `set_add_entry`).
    """
    if not isinstance(container, (dict, set)) or len(container) + more <= TALL:
        return
    n = len(container)
    used = n + more + meter.lost.get(id(container), 0)
    if isinstance(container, dict):
        slots = _floor(sys.getsizeof(container) // 14)  # 14.7 or 20 bytes a slot: what is not a text needs more
        if used > 2 * slots // 3:
            meter.lost.pop(id(container), None)
            meter.charge(40 * _floor(3 * n + 2 * more - 1))
    else:
        slots = _floor(sys.getsizeof(container) // 16)
        if 5 * used >= 3 * (slots - 1):
            meter.lost.pop(id(container), None)
            meter.charge(32 * _floor(2 * (n + more)))


def _floor(n: int) -> int:
    """The greatest power of two that is not above `n`."""
    return 1 << n.bit_length() - 1


def loses(meter: Meter, container: object, most: int = 1) -> None:
    """Before a dict or set loses up to `most` entries: notes that for `next_table` of a tall one."""
    if isinstance(container, (dict, set)) and len(container) > TALL:
        meter.lost[id(container)] = meter.lost.get(id(container), 0) + min(most, len(container))


def key_work(meter: Meter, key: object) -> None:
    """Spends for the hash of a key and one comparison with an equal one."""
    if isinstance(key, (tuple, frozenset)):
        walk(meter, key)
    elif isinstance(key, (str, bytes)):
        pay(meter, 0, 1 + len(key) // 64)
    elif isinstance(key, int):
        pay(meter, 0, 1 + key.bit_length() // 500)
    else:
        meter.spend(1)


def looked_up(meter: Meter, args: list[object]) -> None:
    """A key hashed and found."""
    if len(args) > 1:
        key_work(meter, args[1])


def added(meter: Meter, args: list[object]) -> None:
    """A key hashed and put in."""
    meter.charge(entries(args[0], 1, length(args[0])))
    next_table(meter, args[0])
    looked_up(meter, args)


def removed(meter: Meter, args: list[object]) -> None:
    """A key hashed and taken out."""
    loses(meter, args[0])
    looked_up(meter, args)


def popped(meter: Meter, args: list[object]) -> None:
    """Any entry taken out."""
    loses(meter, args[0])
    small(meter, args)


def copied(meter: Meter, args: list[object]) -> None:
    """A table as large as the receiver's."""
    n = length(args[0])
    pay(meter, 216 + entries(args[0], n), 1 + n // 2)


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
    pay(meter, 216 + entries(args[0], n) + size, 1 + 6 * n)


def reduced(meter: Meter, args: list[object]) -> None:
    """A container with no more items than the receiver, each looked up in the arguments or they in it."""
    n = length(args[0])
    work = n
    size = 0
    for other in args[1:]:
        work += length(other)
        size += fresh(other)
        collisions(meter, other)
    pay(meter, 216 + entries(args[0], n) + size, 1 + 6 * work)


def thinned(meter: Meter, args: list[object]) -> None:
    """As `reduced`, of the receiver itself."""
    loses(meter, args[0], sum(map(length, args[1:])))
    reduced(meter, args)


def updated(meter: Meter, args: list[object]) -> None:
    """The entries of the argument put into the receiver."""
    n = length(args[1]) if len(args) > 1 else 0
    next_table(meter, args[0], n)
    pay(meter, DICT_ENTRY * n, 1 + 6 * n)
    if n and isinstance(args[1], (list, tuple)):
        heavy(meter, (pair[0] for pair in args[1] if isinstance(pair, (list, tuple)) and pair))
    elif n:
        collisions(meter, args[1])


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
    n = length(items)
    if not n or isinstance(items, (str, bytes, bytearray)):
        return
    keys = cast(Iterable[object], items)
    heavy(meter, keys)
    if n < 1000:
        return
    pay(meter, 0, n // 2)
    first: dict[int, object] = {}
    others = 0
    for item in keys:
        if collides(item):
            pay(meter, 0, 5)
            key = hash(item)
            known = first.setdefault(key, item)
            if known is not item and known != item:
                others += 1
    pay(meter, 0, 2 * others * others)


def heavy(meter: Meter, keys: Iterable[object]) -> None:
    """Spends for hashing long keys, and for comparing each with one like it."""
    total = 0
    for key in keys:
        if isinstance(key, tuple):
            if len(key) > WIDE_KEY:
                total += weight(key)
                hold(meter, total)
            for part in key:
                if not is_light(part):
                    total += walk(meter, key)
                    break
        else:
            total += heft(key)
    if total:
        pay(meter, 0, total)


def collides(item: object) -> bool:
    """Whether an item is of those whose hash a program can choose: numbers, and flat tuples of them."""
    if isinstance(item, int):
        return not -WIDE <= item <= WIDE
    if isinstance(item, tuple):
        return any(isinstance(part, complex) or (isinstance(part, int) and not -WIDE <= part <= WIDE) for part in item) and all(
            isinstance(part, (int, float, complex, str)) for part in item
        )
    return isinstance(item, complex)

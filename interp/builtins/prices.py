"""What natives cost before they run: paying, and the prices of sequences.

Sizes are bytes as the host's objects take them, at least 1.0 and at most about 1.5 times the real figure; fuel is in units of about 20 ns
of the slowest run of the host's algorithm on arguments of that size.
"""

from __future__ import annotations

import sys
from collections.abc import Sized
from typing import Final, cast

from mypy_extensions import i64

from interp.clock import look_at_clock
from interp.limits import RESERVE, Meter
from interp.objects.views import ITEMS_VIEW, VIEWS

MOST: Final = 1 << 60
LARGEST: Final = sys.maxsize
LONG: Final = 50_000
"""Fuel (about a millisecond) from which one step is held against the clock before it starts."""
SECONDS: Final = 20e-9
POINTER: Final = 8
WORD: Final = 1 << 61
DEEPEST: Final = 2000
"""Levels of nesting that the host's own recursion is trusted with."""


def pay(meter: Meter, size: int, fuel: int) -> None:
    """Pays for a step of a native: bytes to be allocated and fuel.

    The bytes last: fuel that is used up may bring a census, which forgives what is paid for and not there yet. Whether they fit is asked
    first: too much is a matter of memory, however long it would take.
    """
    size = min(size, MOST)
    if size > meter.memory_left:
        meter.charge(size)
        meter.memory_left += size
    hold(meter, fuel)
    meter.spend(min(fuel, MOST))
    if size > 0:
        meter.charge(size)


def hold(meter: Meter, fuel: int) -> None:
    """Nothing can stop a native once it runs: a step that would end after the deadline is a breach of the time limit before it starts."""
    if fuel > LONG and look_at_clock() + min(fuel, MOST) * SECONDS > meter.deadline:
        meter.fail("time", f"feed time limit exceeded: {meter.limits.max_feed_duration_secs}s")


def constant(meter: Meter, args: list[object]) -> None:
    """No work to speak of, and a result that exists already or is shared."""
    meter.spend(1)


def small(meter: Meter, args: list[object]) -> None:
    """Bounded work, and a result of a few words: a float, a pair of them, the text of one."""
    meter.charge(64)
    meter.spend(3)
    for arg in args:
        pay(meter, 0, digits_read(arg))


def digits_read(value: object) -> int:
    """Fuel for making a float of an int, which may look at each of its digits; 0 for anything else."""
    return value.bit_length() >> 9 if isinstance(value, int) and not -WORD < value < WORD else 0


def float_text(meter: Meter, args: list[object]) -> None:
    """The shortest text of a float, or its rounding through text."""
    pay(meter, 64, 40 + extremes(args[0]))


def extremes(value: object) -> int:
    """Fuel for the some hundred digits of arithmetic that converting a float of an extreme exponent to decimal takes."""
    size = abs(value) if isinstance(value, (float, complex)) else 1.0
    return 0 if 1e-25 < size < 1e25 or size == 0.0 else 1500


def length(value: object) -> int:
    """How many items a host container or a view of a dict has; 0 for anything else."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, (bytes, bytearray, list, tuple, dict, set, frozenset)):
        return len(value)
    if isinstance(value, range):
        return range_length(value)
    if type(value) in VIEWS:
        return len(cast(Sized, value))
    return 0


def fresh(items: object) -> int:
    """Bytes of what a walk over a host container makes: the ints of a range, wide characters, the pairs of `dict.items()`."""
    if isinstance(items, range):
        n = range_length(items)
        return 0 if n > LARGEST else (32 + max(items.start.bit_length(), items.stop.bit_length()) // 8) * n
    if isinstance(items, str):
        return 0 if items.isascii() else 80 * len(items)
    return 64 * length(items) if type(items) is ITEMS_VIEW else 0


def range_length(value: range) -> int:
    """`len` of a range, of any size."""
    step = value.step
    span = value.stop - value.start
    return max(0, -(-span // step))


def text_size(characters: int, ascii: bool) -> int:
    """Bytes of a str: what is not ASCII may need four bytes a character."""
    return 49 + characters if ascii else 76 + 4 * characters


def size_of(value: object, items: int) -> int:
    """Bytes of an object of the type (and, for text, the width) of `value` that holds `items`."""
    if isinstance(value, str):
        return text_size(items, value.isascii())
    if isinstance(value, list):
        return 56 + POINTER * items
    if isinstance(value, tuple):
        return 40 + POINTER * items
    if isinstance(value, (bytes, bytearray)):
        return 57 + items
    return 0


def effort(value: object, items: int) -> int:
    """Fuel for moving that many items: references are counted one by one, bytes move in bulk."""
    return 1 + (items // 8 if isinstance(value, (list, tuple)) else items // 128)


def scan(meter: Meter, args: list[object]) -> None:
    """One pass over the bytes or items of the receiver, nothing allocated but a small result."""
    pay(meter, 64, 1 + (length(args[0]) // 64 if args else 0))


def copied(meter: Meter, args: list[object]) -> None:
    """A copy of the receiver, or of a part of it."""
    value = args[0]
    n = length(value)
    pay(meter, size_of(value, n), effort(value, n))


def concatenated(meter: Meter, args: list[object]) -> None:
    """Receiver and argument joined."""
    if len(args) < 2:
        return
    left, right = args[0], args[1]
    n = length(left) + length(right)
    if isinstance(left, str) and isinstance(right, str):
        pay(meter, text_size(n, left.isascii() and right.isascii()), effort(left, n))
    else:
        pay(meter, size_of(left, n), effort(left, n))


def repeated(meter: Meter, args: list[object]) -> None:
    """The receiver as many times as the argument says."""
    if len(args) < 2:
        return
    value, times = args[0], args[1]
    if isinstance(times, int) and 0 < times <= LARGEST:
        n = length(value) * times
        if n > LARGEST:
            return  # the host refuses what no index reaches before it does anything
        pay(meter, size_of(value, n), effort(value, n))


def picked(subscript: object, n: int) -> i64:
    """How many of `n` items a slice takes; 0 for an index, and for a slice that is going to be a TypeError or ValueError."""
    return max(picked_plainly(subscript, _within(n)), 0)


def picked_plainly(subscript: object, n: i64) -> i64:
    """As `picked` of a slice that the host may have as it is; -1 for anything else."""
    if not isinstance(subscript, slice):
        return -1
    start: object = subscript.start
    stop: object = subscript.stop
    step: object = subscript.step
    if step is not None and (not isinstance(step, int) or step == 0):
        return -1
    stride: i64 = 1 if step is None else _within(step)
    # As `slice.indices`: before the first item lies -1 for what goes backwards.
    lowest: i64 = 0 if stride > 0 else -1
    highest: i64 = n if stride > 0 else n - 1
    first: i64 = lowest if stride > 0 else highest
    last: i64 = highest if stride > 0 else lowest
    if start is not None:
        if not isinstance(start, int):
            return -1
        first = _within(start)
        first = max(first + n, lowest) if first < 0 else min(first, highest)
    if stop is not None:
        if not isinstance(stop, int):
            return -1
        last = _within(stop)
        last = max(last + n, lowest) if last < 0 else min(last, highest)
    taken: i64 = -(-(last - first) // stride)
    return taken if taken > 0 else 0


def _within(bound: int) -> i64:
    """A bound or step as a 64 bit number: what is beyond any sequence stays so."""
    return bound if -MOST < bound < MOST else MOST if bound > 0 else -MOST


def subscripted(meter: Meter, args: list[object]) -> None:
    """An item, or a slice's worth of them."""
    if len(args) < 2:
        return
    value = args[0]
    sliced(meter, value, picked(args[1], length(value)))


def sliced(meter: Meter, value: object, n: i64) -> None:
    """So many items of a sequence, as a sequence of its kind."""
    pay(meter, size_of(value, max(n, 1)) if n or isinstance(value, str) else 0, 1 + n // 8)


def appended(meter: Meter, args: list[object]) -> None:
    """One item more at the end of a list or bytearray, whose growth is paid for bit by bit."""
    meter.charge(10)
    meter.spend(1)


def inserted(meter: Meter, args: list[object]) -> None:
    """One item more, and all others moved."""
    pay(meter, 10, 1 + length(args[0]) // 8)


def removed(meter: Meter, args: list[object]) -> None:
    """Items taken out, all others moved."""
    value, subscript = args[0], args[1] if len(args) > 1 else None
    n = length(value)
    pay(meter, POINTER * picked(subscript, n), 1 + n // 8)


def taken(meter: Meter, args: list[object]) -> None:
    """`list.pop`: an item taken out, those behind it moved."""
    n = length(args[0])
    index = args[1] if len(args) > 1 else -1
    behind = (n - index if index >= 0 else -index) if isinstance(index, int) and -n <= index < n else 0
    pay(meter, 0, 1 + behind // 8)


def extended(meter: Meter, args: list[object]) -> None:
    """The items of the argument added at the end of the receiver."""
    if len(args) < 2:
        return
    n = length(args[1])
    if n > LARGEST:
        return  # the host refuses it before it does anything
    if isinstance(args[0], list):
        pay(meter, POINTER * (n + n // 4) + fresh(args[1]), 1 + n // 4)
    else:
        pay(meter, n + n // 4, 1 + n // 4)


def assigned(meter: Meter, args: list[object]) -> None:
    """An item replaced; or a slice by other items, which are collected first, all behind them moved."""
    if len(args) < 3 or not isinstance(args[1], slice):
        meter.spend(1)
        return
    value, items = args[0], length(args[2])
    size = 2 * POINTER * items + fresh(args[2]) if isinstance(value, list) else 2 * items
    pay(meter, size, 1 + items // 4 + length(value) // 8)


def replaced(meter: Meter, value: list[object], items: list[object] | tuple[object, ...]) -> None:
    """`assigned` of a slice of a list and the items of another."""
    n = len(items)
    pay(meter, 64 + 3 * POINTER * n, 1 + n // 4 + len(value) // 8)


def searched(meter: Meter, args: list[object]) -> None:
    """The argument compared with every item of a list or tuple."""
    if len(args) < 2:
        return
    items, wanted = args[0], args[1]
    pay(meter, 0, 1 + length(items))
    if isinstance(items, (list, tuple)) and heavy(wanted):
        kind, n = type(wanted), length(wanted)
        for item in items:
            if type(item) is kind and length(item) == n and item is not wanted:
                walk(meter, item)


def heavy(value: object) -> bool:
    """Whether comparing with an equal of `value` takes more than a few steps."""
    if isinstance(value, int):
        return value.bit_length() > 10_000
    if isinstance(value, (str, bytes, bytearray)):
        return len(value) > 1000
    return isinstance(value, (list, tuple, dict, set, frozenset, slice))


def searched_range(meter: Meter, args: list[object]) -> None:
    """Arithmetic for an exact int; the host compares anything else with every number of the range."""
    if len(args) < 2 or type(args[1]) is int or type(args[1]) is bool:
        meter.spend(4)
        return
    value = args[0]
    if isinstance(value, range):
        pay(meter, 0, 1 + 2 * range_length(value))


def compared(meter: Meter, args: list[object]) -> None:
    """Two containers compared item by item, all the way down."""
    if len(args) < 2 or args[0] is args[1] or type(args[0]) is not type(args[1]):
        meter.spend(1)
        return
    if not part_at_once(args[0], args[1]):
        walk(meter, args[1] if length(args[1]) < length(args[0]) else args[0])


def part_at_once(left: object, right: object) -> bool:
    """Whether the first items of two sequences already decide a comparison."""
    if (isinstance(left, list) and isinstance(right, list)) or (isinstance(left, tuple) and isinstance(right, tuple)):
        if not left or not right:
            return True
        a, b = left[0], right[0]
        return isinstance(a, (int, float, str)) and isinstance(b, (int, float, str)) and a != b
    return False


def hashed(meter: Meter, args: list[object]) -> None:
    """The hash of the receiver. Raises RecursionError for one nested deeper than the host's recursion may go."""
    walk(meter, args[0])


def walk(meter: Meter, value: object) -> int:
    """Spends for one walk over all that `value` holds, shared parts as often as they are met, and holds the whole of it against the clock.
    What it spent.

    Keeps a path, not a set: memory is bounded by the depth. Raises RecursionError beyond DEEPEST levels.
    """
    total = 0
    path: list[list[object]] = [[value]]
    places: list[int] = [0]
    while path:
        items = path[-1]
        i = places[-1]
        inner: list[object] | None = None
        while i < len(items) and inner is None:
            item = items[i]
            i += 1
            if not is_light(item):
                work = weight(item)
                meter.spend(min(work, MOST))
                total += work
                inner = opened(meter, item)
        if inner is None:
            path.pop()
            places.pop()
        else:
            if len(path) > DEEPEST:
                raise RecursionError("maximum recursion depth exceeded")
            places[-1] = i
            path.append(inner)
            places.append(0)
    hold(meter, total)
    return total


def is_light(item: object) -> bool:
    """Whether to compare or hash an item is a step or two, paid with the container that holds it."""
    if isinstance(item, int):
        return -WORD < item < WORD
    if isinstance(item, str):
        return len(item) < 256
    return item is None or isinstance(item, float)


def is_light_key(value: object) -> bool:
    """Whether to hash a value, and to compare it with an equal one, takes a few steps."""
    return is_light_or_few(value, 8)


def is_light_or_few(value: object, most: int) -> bool:
    """Whether a value is light, or a tuple of so many light ones at the most."""
    if not isinstance(value, tuple):
        return is_light(value)
    if len(value) > most:
        return False
    for part in value:  # noqa: SIM110 - mypyc makes a list of what `all` is given
        if not is_light(part):
            return False
    return True


def heft(value: object) -> int:
    """Fuel for comparing or hashing a value, what its items hold apart, beyond a step."""
    return 0 if is_light(value) else weight(value)


def weight(value: object) -> int:
    """Fuel for comparing or hashing a value, what its items hold apart."""
    if isinstance(value, (list, tuple)):
        return 1 + len(value) // 2
    if isinstance(value, (dict, set, frozenset)):
        return 1 + 2 * len(value)
    if isinstance(value, int):
        return 1 + value.bit_length() // 500
    if isinstance(value, (str, bytes, bytearray)):
        return 1 + len(value) // 128
    return 1


def opened(meter: Meter, value: object) -> list[object] | None:
    """The items of a container that are to be walked in their turn, None if there are none; a copy of them is paid for."""
    if isinstance(value, list):
        for item in value:
            if not is_light(item):
                return value
    elif isinstance(value, tuple):
        for item in value:
            if not is_light(item):
                meter.charge(POINTER * len(value))
                return list(value)
    elif isinstance(value, dict):
        meter.charge(POINTER * len(value))
        return list(value.values())
    elif isinstance(value, slice):
        return [value.start, value.stop, value.step]
    return None


_BREAKS: Final = b"\n,;()[]{}:.=+-*/%<>&|^~@"


def compiled(meter: Meter, source: str) -> None:
    """Parsing and compiling a text while the guest runs."""
    size, fuel = compiling(source)
    hold(meter, fuel)
    pay(meter, size, fuel // 3)


def fed(meter: Meter, source: str) -> None:
    """As `compiled`, before the guest runs: it costs no fuel, which is the same whether a text was compiled before or not."""
    size, fuel = compiling(source)
    hold(meter, fuel)
    if size > RESERVE:
        meter.charge(size)
        meter.memory_left = min(meter.memory_left + size, meter.limits.max_memory)


def compiling(source: str) -> tuple[int, int]:
    """Bytes and fuel that parsing and compiling a text takes: nothing can stop the host's parser, and its tree takes many times the text.

    Both go with the number of tokens, which has little to do with the length. What each costs was measured on text made of nothing else
    (`x;x;` ...): 10 us and 1,900 bytes at most, 3 us in ordinary text. The host's compiler compares each function of a unit with those
    that look alike.
    """
    tokens = 10 + max(0, source.count(" ") - 2 * source.count("  "))
    data = source.encode("utf-8", "surrogatepass")
    tokens += len(data) - len(data.translate(None, _BREAKS))
    functions = source.count("def") + source.count("lambda") + source.count("class") + source.count("for")
    size = 2000 + 20 * len(source) + 1300 * tokens + 600 * source.count(";") + 4000 * functions
    return size, 50 + len(source) // 64 + 400 * tokens + 3 * functions * functions

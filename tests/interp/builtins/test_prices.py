"""A price refuses what would be too large or too long, before the host computes it, and does not get in the way of the rest."""

from __future__ import annotations

import sys
import tracemalloc

import pytest

from interp.builtins import integer_prices, prices, text_prices
from interp.builtins.row import ATTRIBUTE, BRIEF, CONSTANT, HOST, METHOD
from interp.builtins.table import TABLE
from interp.limits import LimitBreach
from interp.objects.sentinel import UNBOUND
from tests.interp.builtins.examples import EXAMPLES, meter, refused

CALLED = [row for row in TABLE.values() if row.form == HOST and row.role not in (CONSTANT, ATTRIBUTE)]
HUGE = 10**12
MERSENNE = 2**61 - 1
"""Ints that differ by multiples of this have the same hash."""

MILLION = "a" * 1_000_000
NUMBERS = list(range(1_000_000))
DEEP: list[object] = []
for _ in range(40):
    DEEP = [DEEP, DEEP]

OVERSIZED: list[tuple[str, tuple[object, ...]]] = [
    ("int.__lshift__", (1, HUGE)),
    ("int.__rlshift__", (HUGE, 1)),
    ("int.__pow__", (10, HUGE)),
    ("int.__pow__", (10, 10**100)),
    ("int.__pow__", (2, HUGE)),
    ("int.__pow__", (1 << 100_000, 100_000)),
    ("int.__rpow__", (HUGE, 10)),
    ("int.__mul__", (1 << 300_000_000, 1 << 300_000_000)),
    ("int.__round__", (5, -HUGE)),
    ("int.__format__", (5, "1000000000d")),
    ("int.__format__", (5, "01000000000,d")),
    ("int.to_bytes", (5, HUGE, "big")),
    ("float.__format__", (5.0, ".1000000000f")),
    ("float.__format__", (5.0, "1000000000")),
    ("complex.__format__", (5j, ".1000000000f")),
    ("math.factorial", (HUGE,)),
    ("math.comb", (10**9, 10**8)),
    ("math.perm", (10**9, 10**8)),
    ("math.perm", (HUGE,)),
    ("str.__mul__", ("ab", HUGE)),
    ("str.__rmul__", ("☃", 10**8)),
    ("str.center", ("ab", HUGE)),
    ("str.ljust", ("ab", HUGE, "☃")),
    ("str.zfill", ("ab", HUGE)),
    ("str.expandtabs", ("\t" * 100, 10**9)),
    ("str.replace", (MILLION, "a", "b" * 1000)),
    ("str.replace", (MILLION, "", "b" * 1000)),
    ("str.join", (MILLION, ["a"] * 1000)),
    ("str.__format__", ("a", "1000000000")),
    ("str.__format__", ("a", "☃^20000000")),
    ("_prelude.translate", (MILLION, {97: "b" * 1000})),
    ("bytes.__mul__", (b"ab", HUGE)),
    ("bytes.center", (b"ab", HUGE)),
    ("bytes.join", (b"a" * 1_000_000, [b""] * 1000)),
    ("bytearray.__imul__", (bytearray(b"ab"), HUGE)),
    ("bytearray.extend", (bytearray(), range(HUGE))),
    ("bytearray.expandtabs", (bytearray(b"\t" * 100), 10**9)),
    ("list.__mul__", ([0], HUGE)),
    ("list.__imul__", (NUMBERS, 100)),
    ("list.extend", ([], range(HUGE))),
    ("list.__iadd__", ([], range(HUGE))),
    ("list.__setitem__", ([], slice(None), range(HUGE))),
    ("tuple.__mul__", ((0,), HUGE)),
    ("dict.fromkeys", (range(HUGE),)),
    ("set.update", (set(), range(HUGE))),
    ("set.union", (set(), range(10**8))),
]

TOO_LONG: list[tuple[str, tuple[object, ...]]] = [
    ("int.__mul__", (1 << 50_000_000, 1 << 50_000_000)),
    ("int.__floordiv__", (1 << 20_000_000, 1 << 10_000_000)),
    ("int.__rmod__", (1 << 10_000_000, 1 << 20_000_000)),
    ("int.__pow__", (3, 1 << 100_000, 1 << 100_000)),
    ("int.__pow__", (3, 30_000_000)),
    ("math.gcd", (1 << 20_000_000, (1 << 20_000_000) - 1)),
    ("math.lcm", (1 << 20_000_000, (1 << 20_000_000) - 1)),
    ("math.isqrt", (1 << 50_000_000,)),
    ("str.rfind", (MILLION, "b" + "a" * 500_000)),
    ("str.rsplit", (MILLION, "ab" + "a" * 400_000)),
    ("str.rpartition", (MILLION, "ab" + "a" * 400_000)),
    ("bytes.rindex", (b"a" * 1_000_000, b"b" + b"a" * 500_000)),
    ("range.__contains__", (range(HUGE), 1.5)),
    ("range.index", (range(10**30), 1.5)),
    ("range.count", (range(HUGE), "a")),
    ("list.__eq__", (DEEP, [DEEP[0], DEEP[1]])),
    ("list.__contains__", ([[DEEP], [DEEP]], [DEEP])),
    ("tuple.__eq__", ((DEEP,), (list(DEEP),))),
    ("set.update", (set(), range(0, 20_000 * MERSENNE, MERSENNE))),
    ("set.union", (set(), [i * MERSENNE for i in range(20_000)])),
    ("dict.fromkeys", ([complex(-1000003 * i, i) for i in range(20_000)],)),
    ("frozenset.issubset", (frozenset(), [(i * MERSENNE, "a") for i in range(20_000)])),
]


@pytest.mark.parametrize(("name", "arguments"), OVERSIZED)
def test_an_oversized_result_is_refused_before_it_is_computed(name: str, arguments: tuple[object, ...]) -> None:
    price = TABLE[name].price
    assert price is not None
    assert refused(price, arguments) == "memory"


@pytest.mark.parametrize(("name", "arguments"), [("int.__lshift__", (1, 10**30)), ("math.factorial", (10**30,))])
def test_sizes_past_the_hosts_own_are_the_hosts_to_refuse(name: str, arguments: tuple[object, ...]) -> None:
    row = TABLE[name]
    assert row.price is not None and callable(row.func)
    assert refused(row.price, arguments) == ""
    with pytest.raises(OverflowError):
        row.func(*arguments)


@pytest.mark.parametrize(("name", "arguments"), TOO_LONG)
def test_work_beyond_the_limits_is_refused_before_it_starts(name: str, arguments: tuple[object, ...]) -> None:
    price = TABLE[name].price
    assert price is not None
    assert refused(price, arguments) in ("time", "instructions", "memory")


@pytest.mark.parametrize("name", [row.dotted for row in CALLED])
def test_a_price_leaves_wrong_arguments_to_the_host(name: str) -> None:
    price = TABLE[name].price
    receivers = {type(arguments()[0]): arguments()[0] for arguments in EXAMPLES.get(name, []) if arguments()}
    for receiver in receivers.values():
        for wrong in (UNBOUND, None, 1, -1, 2.5, float("nan"), "a", b"a", [], (), {}, slice(0, 1, 0), slice("a", None), range(3), object()):
            for arguments in ([receiver], [receiver, wrong], [receiver, wrong, wrong], [receiver, wrong, wrong, wrong]):
                assert price is not None
                price(meter(1 << 62, 1 << 62), arguments)


GROWTH: list[tuple[str, tuple[object, ...]]] = [
    ("int.__mul__", (3**100_000, 7**100_000)),
    ("int.__pow__", (3, 200_000)),
    ("int.__pow__", (2, 3_000_000)),
    ("int.__lshift__", (1, 3_000_000)),
    ("math.factorial", (5000,)),
    ("math.comb", (5000, 2500)),
    ("math.perm", (5000, 2500)),
    ("math.lcm", (3**5000, 7**5000)),
    ("int.__format__", (3, "100000_d")),
    ("float.__format__", (1e308, ".20000f")),
    ("str.upper", ("ΐ" * 100_000,)),
    ("str.title", (MILLION,)),
    ("str.swapcase", ("ß" * 100_000,)),
    ("str.casefold", ("ß" * 100_000,)),
    ("str.replace", ("ab" * 100_000, "b", "☃☃")),
    ("str.split", ("word " * 100_000,)),
    ("str.split", ("wörd " * 100_000, " ")),
    ("str.rsplit", ("word " * 100_000, None, 10)),
    ("str.splitlines", ("line\n\r" * 50_000,)),
    ("bytes.split", (b"word " * 100_000,)),
    ("bytes.splitlines", (b"word\n" * 100_000,)),
    ("str.join", ("☃", ["ab"] * 100_000)),
    ("bytes.join", (b", ", [b"ab"] * 100_000)),
    ("str.encode", ("☃" * 100_000, "ascii", "namereplace")),
    ("str.encode", ("𝄞" * 100_000,)),
    ("bytes.decode", (("a" * 100_000 + "𝄞").encode(),)),
    ("bytes.decode", (b"\xff" * 10_000, "utf-8", "backslashreplace")),
    ("str.expandtabs", ("\ta" * 50_000, 20)),
    ("str.center", ("a", 200_000, "☃")),
    ("str.__repr__", ("\x00" * 100_000,)),
    ("str.__repr__", ("\U000e0001" * 100_000,)),
    ("str.__repr__", ("a'\"\\" * 50_000,)),
    ("bytes.__repr__", (b"\0a" * 50_000,)),
    ("bytes.hex", (b"a" * 100_000, ":")),
    ("bytes.fromhex", ("61" * 100_000,)),
    ("str.__format__", ("a", "☃^100000")),
    ("_prelude.translate", ("a" * 100_000, {97: "ab"})),
    ("list.__mul__", ([0, 1], 100_000)),
    ("list.__add__", (NUMBERS, NUMBERS)),
    ("list.__getitem__", (NUMBERS, slice(0, None, 2))),
    ("tuple.__mul__", ((0, 1), 100_000)),
    ("dict.copy", (dict.fromkeys(range(100_000)),)),
    ("dict.__or__", (dict.fromkeys(range(50_000)), dict.fromkeys(range(50_000, 100_000)))),
    ("dict.fromkeys", (list(range(100_000)),)),
    ("set.union", (set(range(50_000)), list(range(100_000)))),
    ("set.__xor__", (set(range(50_000)), set(range(40_000, 90_000)))),
    ("frozenset.__and__", (frozenset(range(50_000)), frozenset(range(1, 50_000)))),
]


@pytest.mark.parametrize(("name", "arguments"), GROWTH)
def test_the_charge_covers_what_the_host_allocates(name: str, arguments: tuple[object, ...]) -> None:
    row = TABLE[name]
    assert callable(row.func) and row.price is not None
    payer = meter(1 << 40, 1 << 40)
    before = payer.memory_left
    row.price(payer, list(arguments))
    tracemalloc.start()
    try:
        held = row.func(*arguments)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert held is not None
    assert int(before - payer.memory_left) >= peak * 0.95


def test_a_step_that_would_end_after_the_deadline_does_not_start() -> None:
    payer = meter()
    prices.pay(payer, 0, 1_000_000)
    with pytest.raises(LimitBreach) as breach:
        prices.pay(meter(fuel=1 << 60), 0, 200_000_000)
    assert breach.value.kind == "time"


def test_payment_of_any_size_does_not_wrap() -> None:
    for size, fuel in ((1 << 200, 1), (0, 1 << 200)):
        with pytest.raises(LimitBreach):
            prices.pay(meter(), size, fuel)


@pytest.mark.parametrize(
    "name", [row.dotted for row in TABLE.values() if row.form == HOST and row.role not in (METHOD, CONSTANT, ATTRIBUTE)]
)
def test_a_price_leaves_missing_arguments_to_the_host(name: str) -> None:
    price = TABLE[name].price
    assert price is not None
    price(meter(), [])


def test_nesting_beyond_the_hosts_recursion_is_refused() -> None:
    deep: tuple[object, ...] = ()
    for _ in range(prices.DEEPEST + 5):
        deep = (deep,)
    price = TABLE["tuple.__hash__"].price
    assert price is not None
    with pytest.raises(RecursionError):
        price(meter(), [deep])


def test_each_brief_price_is_one_of_a_row() -> None:
    """They are known by their names: one that is named otherwise since would be forgotten without a word."""
    assert set(BRIEF) == {getattr(row.price, "__name__", "") for row in TABLE.values() if row.brief}


def test_the_same_arguments_cost_the_same_fuel() -> None:
    for name, calls in EXAMPLES.items():
        row = TABLE.get(name)
        if row is None or row.price is None:
            continue
        for arguments in calls:
            first, second = meter(), meter()
            row.price(first, list(arguments()))
            row.price(second, list(arguments()))
            assert (first.fuel_used, first.memory_left) == (second.fuel_used, second.memory_left)


def test_a_width_is_read_as_the_host_reads_it() -> None:
    assert text_prices.widths(meter(), ">10.3f") == 13
    assert text_prices.widths(meter(), "٣٤d") == 34
    assert text_prices.widths(meter(), "") == 0


def test_digits_of_a_power_are_not_underestimated() -> None:
    for base in (2, 3, 10, 12345, 10**20, -7):
        for exponent in (1, 2, 17, 1000, 5000):
            assert integer_prices.power_digits(base, exponent) >= integer_prices.digits(base**exponent)


def test_the_hosts_limit_on_digits_spares_the_quadratic_price() -> None:
    limit = sys.get_int_max_str_digits()
    beyond = 10 ** (3 * limit)
    assert integer_prices.decimal_work(beyond) == 1
    with pytest.raises(ValueError, match="Exceeds the limit"):
        str(beyond)


def test_what_a_slice_takes_is_what_the_host_takes() -> None:
    bounds = (None, -100, -6, -5, -4, -1, 0, 1, 4, 5, 6, 100)
    for size in (0, 1, 5):
        for start in bounds:
            for stop in bounds:
                for step in (None, -7, -2, -1, 1, 2, 7):
                    subscript = slice(start, stop, step)
                    assert prices.picked(subscript, size) == len(range(size)[subscript]), (size, subscript)
    assert prices.picked(slice(None, None, 0), 5) == prices.picked(slice("a"), 5) == prices.picked(2, 5) == 0

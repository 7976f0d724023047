"""Rows of itertools and _operator: prelude functions, which pay by running."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.declare import guest, method
from interp.builtins.hash_prices import next_table
from interp.builtins.iterator_rows import iterator_length_hint, iterator_next, self_iter
from interp.builtins.row import CLASSMETHOD, FUNCTION, GUEST, MACHINE, Native
from interp.objects.builtin_types import ITERTOOLS
from interp.objects.generator import Generator
from interp.objects.iterator import Count, Repeat
from interp.objects.selection import Selection
from interp.objects.sentinel import UNBOUND
from interp.vm.state import VM


def disguised(vm: VM, args: list[object], dst: i64) -> object:
    """`_disguised(type_name, generator)`: the generator as an object of that type, which has no `send`, `throw` and `close`."""
    generator = cast(Generator, args[1])
    generator.kind = cast(str, args[0])
    return generator


def make_count(vm: VM, args: list[object], dst: i64) -> object:
    """`_make_count(start, step)` of plain numbers."""
    return Count(args[0], args[1])


def make_repeat(vm: VM, args: list[object], dst: i64) -> object:
    """`_make_repeat(value, times)`: times -1 for ever."""
    times = cast(int, args[1])
    vm.charge(64 + times.bit_length() // 4)
    return Repeat(args[0], times + 0)


def selected(vm: VM, args: list[object], dst: i64) -> object:
    """`_selected(name, pool, count)`: so many of a tuple's items, by the iterator of itertools of that name."""
    name, pool = cast(str, args[0]), cast(tuple[object, ...], args[1])
    count = cast(int, args[2])
    if name != "combinations_with_replacement":
        count = min(count, len(pool) + 1)  # there are none of more
    prices.pay(vm, 200 + 16 * (count + len(pool)), (count + len(pool)) >> 4)
    return Selection(f"itertools.{name}", vm, _SELECTIONS[name](pool, count), pool, count)


_SELECTIONS: Final[dict[str, Callable[..., Iterator[object]]]] = {
    "combinations": itertools.combinations,
    "combinations_with_replacement": itertools.combinations_with_replacement,
    "permutations": itertools.permutations,
}


def product(vm: VM, args: list[object], dst: i64) -> object:
    """`_product(pools, repeat)`: of a list of tuples."""
    pools, repeat = cast(list[tuple[object, ...]], args[0]), cast(int, args[1])
    width = len(pools) * repeat
    prices.pay(vm, 200 + 32 * width, width >> 2)
    return Selection("itertools.product", vm, itertools.product(*pools, repeat=repeat if pools else 1), pools, width)


def count_light(vm: VM, args: list[object], dst: i64) -> object:
    """`_count_light(dict, items)`: adds up how often each item comes, if they are all light keys of a list, tuple or str; else it did
    nothing and says False."""
    counts, items = args[0], args[1]
    if not isinstance(counts, dict) or not isinstance(items, (list, tuple, str)):
        return False
    for item in items:
        if not prices.is_light_key(item) or not isinstance(counts.get(item, 0), int):
            return False
    for item in items:
        vm.spend(3)
        next_table(vm, counts)
        before = counts.get(item, UNBOUND)
        if before is UNBOUND:
            vm.charge(100)
            counts[item] = 1
        else:
            counts[item] = cast(int, before) + 1
    return True


_OPERATORS: Final = """
add sub mul truediv floordiv mod pow matmul and_ or_ xor lshift rshift lt le eq ne ge gt is_ is_not iadd isub imul itruediv ifloordiv imod
ipow imatmul iand ior ixor ilshift irshift neg pos invert inv not_ abs truth index concat iconcat contains getitem setitem delitem countOf
indexOf length_hint call _compare_digest
"""

_MADE: Final = [name for name in ITERTOOLS if not name.startswith("_")]

ROWS: Final[list[Native]] = [
    *[Native("_operator", name, GUEST, f"_operator_{name}", "", prices.constant, FUNCTION) for name in _OPERATORS.split()],
    *[Native("", f"itertools.{name}", GUEST, f"_itertools_{name}", "", prices.constant, FUNCTION) for name in _MADE],
    Native("", "itertools._tee", GUEST, "_itertools_tee_object", "", prices.constant, FUNCTION),
    *[method(f"itertools.{name}", "__iter__", self_iter, 0) for name in ITERTOOLS],
    *[method(f"itertools.{name}", "__next__", iterator_next, 0) for name in ITERTOOLS],
    Native("itertools.chain", "from_iterable", GUEST, "_itertools_from_iterable", "", prices.constant, CLASSMETHOD),
    Native("itertools.chain", "__class_getitem__", GUEST, "_class_getitem", "", prices.constant, CLASSMETHOD, 2, 2),
    guest("itertools.count", "__repr__", "_count_repr"),
    guest("itertools.repeat", "__repr__", "_repeat_repr"),
    method("itertools.repeat", "__length_hint__", iterator_length_hint, 0),
    guest("itertools._tee", "__copy__", "_tee_copy"),
    *[Native("_functools", name, GUEST, f"_functools_{name}", "", prices.constant, FUNCTION) for name in ("reduce", "cmp_to_key")],
    Native("itertools", "tee", GUEST, "_itertools_tee", "", prices.constant, FUNCTION),
    *[
        Native("_prelude", name, MACHINE, function, "", prices.constant, FUNCTION)
        for name, function in (
            ("disguised", disguised), ("make_count", make_count), ("make_repeat", make_repeat), ("selected", selected),
            ("product", product), ("count_light", count_light),
        )
    ],
]

"""Quick answers of builtin functions whose work is otherwise the prelude's: plain arguments, nothing a guest could see the difference of.

Each takes the machine and the positional arguments (no keywords) and declines with UNBOUND.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final, cast

from interp.builtins.hash_prices import collisions, entries_of_set, key_work
from interp.builtins.prices import WORD, is_light, pay
from interp.builtins.row import Native
from interp.builtins.system import replaced_stdout
from interp.builtins.templates import sum_plain
from interp.builtins.text_prices import numbers_in
from interp.objects.builtin_types import class_of
from interp.objects.deque import DEQUE
from interp.objects.iterator import GuestIterator, Iterator, Zip
from interp.objects.sentinel import MISSING, UNBOUND
from interp.objects.views import PROXY, VIEWS
from interp.operations.iterate import host_iterator
from interp.operations.measure import SCALARS
from interp.vm.state import HOST_ERRORS, VM

_NUMBERS: Final[set[object]] = {int, float, bool}
_VIEWS: Final = VIEWS - {PROXY}
_BRIEF_PRINTED: Final[set[object]] = {float, bool, type(None)}
_PRINTED_TEXT: Final = 80
"""Bytes of the text of any of these, and of its place in the whole."""


def _ordering(items: Any) -> int:
    """Fuel for comparing each item once, beyond a step; -1 where they are not all numbers or all texts, which order without an error."""
    kind = _only_kind(items)
    if kind is int:
        return _digits_of(items)
    if kind is float:
        return 0
    kinds = set(map(type, items))
    if kinds == {str}:
        return sum(map(len, items)) // 32
    if not kinds <= _NUMBERS:
        return -1
    return 0 if int not in kinds else _digits_of(items)


def _only_kind(items: Any) -> object:
    """The type that all items of a list have; None where they have several, and for another container."""
    if not isinstance(items, list) or not items:
        return None
    kind: object = type(items[0])
    for item in items:
        if type(item) is not kind:
            return None
    return kind


def _digits_of(items: Any) -> int:
    """Fuel for comparing ints, beyond a step; floats among them need none."""
    bits = 0
    for item in items:
        if isinstance(item, int) and not -WORD < item < WORD:
            bits += item.bit_length()
    return bits // 1000


def _ordered(vm: VM, items: Any, times: int) -> bool:
    """Whether the items can be ordered without an error; pays for comparing each so many times, beyond a step."""
    work = _ordering(items)
    if work > 0:
        pay(vm, 0, work * times)
    return work >= 0


def _sortable(vm: VM, items: Any) -> bool:
    """Whether the host can sort the items: they can be ordered, or are tuples of one length whose columns can, as far as any two are alike.

    Pays for what their comparisons take beyond a step.
    """
    times = len(items).bit_length()
    if _ordered(vm, items, times):
        return True
    first = next(iter(items))
    if set(map(type, items)) != {tuple} or not first or set(map(len, items)) != {len(first)}:
        return False
    for place in range(len(first)):
        vm.spend(1 + len(items) * times // 4)
        vm.charge(8 * len(items))
        column = [item[place] for item in items]
        if not _ordered(vm, column, times):
            return False
        collisions(vm, column)
        for key in column:
            key_work(vm, key)
        vm.charge(entries_of_set(len(column)))
        if len(set(column)) == len(column):
            # Any two are decided here.
            return True
    return True


def _items(vm: VM, value: object) -> Any:
    """A host container of at least one item, or a list of a dict's view or a deque, paid for; None for anything else."""
    if isinstance(value, (list, tuple, set, frozenset, dict)) and value:
        vm.spend(1 + len(value) // 16)
        return value
    if (type(value) in _VIEWS or type(value) is DEQUE) and (size := len(cast(Any, value))):
        vm.spend(1 + size // 4)
        vm.charge(64 + 64 * size)
        return list(cast(Any, value))
    return None


def quick_min(vm: VM, args: list[object]) -> object:
    if len(args) == 2 and type(args[0]) in _NUMBERS and type(args[1]) in _NUMBERS:
        return args[1] if cast(Any, args[1]) < cast(Any, args[0]) else args[0]
    items = _items(vm, args[0]) if len(args) == 1 else args
    return min(items) if items and _ordered(vm, items, 1) else UNBOUND


def quick_max(vm: VM, args: list[object]) -> object:
    if len(args) == 2 and type(args[0]) in _NUMBERS and type(args[1]) in _NUMBERS:
        return args[1] if cast(Any, args[1]) > cast(Any, args[0]) else args[0]
    items = _items(vm, args[0]) if len(args) == 1 else args
    return max(items) if items and _ordered(vm, items, 1) else UNBOUND


def quick_sorted(vm: VM, args: list[object]) -> object:
    items = _items(vm, args[0]) if len(args) == 1 else None
    if items is None or not _sortable(vm, items):
        return UNBOUND
    n = len(items)
    vm.charge_beside(items, 64 + 16 * n)
    vm.spend(n * n.bit_length() // 4)
    return sorted(items)


def quick_any(vm: VM, args: list[object]) -> object:
    return _first_of(vm, args, True)


def quick_all(vm: VM, args: list[object]) -> object:
    return _first_of(vm, args, False)


def _first_of(vm: VM, args: list[object], wanted: bool) -> object:
    """Whether one of the items is as true as `wanted`, which ends the search; of numbers and texts."""
    items = _items(vm, args[0]) if len(args) == 1 else None
    if items is None:
        return UNBOUND
    for item in items:
        if not isinstance(item, (int, str, float)):
            return UNBOUND
        if bool(item) is wanted:
            return wanted
    return not wanted


def quick_print(vm: VM, args: list[object]) -> object:
    size = 0
    width = 1
    for value in args:
        if isinstance(value, str):
            size += len(value) + 1
            if not value.isascii():
                width = 4
        elif type(value) in _BRIEF_PRINTED or (type(value) is int and -(1 << 60) < value < 1 << 60):
            size += _PRINTED_TEXT
        else:
            return UNBOUND
    if vm.modules.get("sys") is not None and replaced_stdout(vm, args, -1) is not MISSING:
        return UNBOUND
    pay(vm, width * size, (len(args) >> 2) + (size >> 10))
    vm.output(" ".join([value if isinstance(value, str) else str(value) for value in args]) + "\n")
    return None


def quick_type(vm: VM, args: list[object]) -> object:
    return class_of(args[0]) if len(args) == 1 else UNBOUND


def quick_zip(vm: VM, args: list[object]) -> object:
    inners: list[object] = []
    for arg in args:
        inner = arg if isinstance(arg, Iterator) else host_iterator(vm, arg)
        if inner is None:
            return UNBOUND
        inners.append(inner)
    vm.charge(200 + 64 * len(args))
    return Zip(inners, False)


def quick_map(vm: VM, args: list[object]) -> object:
    return _applied(vm, args, "map", "_map_step", True)


def quick_filter(vm: VM, args: list[object]) -> object:
    return _applied(vm, args, "filter", "_filter_step", False)


def _applied(vm: VM, args: list[object], name: str, step: str, listed: bool) -> object:
    """A `map` or `filter` over one iterable that needs no guest code to iterate over."""
    if len(args) != 2:
        return UNBOUND
    inner = args[1] if isinstance(args[1], Iterator) else host_iterator(vm, args[1])
    if inner is None:
        return UNBOUND
    vm.charge(264)
    return GuestIterator(name, step, [args[0], [inner] if listed else inner])


def quick_sum(vm: VM, args: list[object]) -> object:
    total = sum_plain(vm, [args[0], 0], -1) if len(args) == 1 else MISSING
    return UNBOUND if total is MISSING else total


def quick_dict(vm: VM, args: list[object]) -> object:
    if not args:
        vm.charge(64)
        return {}
    if len(args) == 1 and isinstance(args[0], dict):
        vm.spend(len(args[0]) >> 2)
        vm.charge(64 + 100 * len(args[0]))
        return args[0].copy()
    return UNBOUND


def quick_sort(vm: VM, args: list[object]) -> object:
    items = args[0]
    if len(args) != 1 or not isinstance(items, list) or not _sortable(vm, items):
        return UNBOUND
    vm.spend(1 + len(items) * len(items).bit_length() // 4)
    vm.charge(16 * len(items))
    items.sort()
    return None


def quick_format(vm: VM, args: list[object]) -> object:
    """`str.format` of a short template and scalars by place: the host's own, for such a template asks no value for anything.

    A field may show a value again and again: it is paid for as if each showed the longest.
    """
    template = args[0]
    if not isinstance(template, str) or len(template) > _SHORT:
        return UNBOUND
    longest = 0
    for value in args[1:]:
        kind = type(value)
        if kind is int:
            longest = max(longest, cast(int, value).bit_length() + 8)
        elif kind is str:
            longest = max(longest, 10 * len(cast(str, value)) + 2)
        elif kind in _BRIEF:
            longest = max(longest, _BRIEF_TEXT)
        else:
            return UNBOUND
    size = len(template) + longest * template.count("{")
    if size > 8 * _SHORT:
        return UNBOUND
    vm.spend(1 + len(template) // 4)
    wide = _known_fields(template)
    if wide < 0:
        return UNBOUND
    size += wide
    pay(vm, 4 * size, size >> 4)
    try:
        return template.format(*args[1:])
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None


def _fields(template: str) -> int:
    """The sum of all widths and precisions in a template whose fields are values by place; -1 for any other."""
    if _FIELDS.fullmatch(template) is None:
        return -1
    return sum(map(numbers_in, _SPECS.findall(template.replace("{{", "")))) if ":" in template else 0


_known_fields: Final = lru_cache(maxsize=512)(_fields)
"""Of templates that programs use again and again. A look at one costs the same fuel each time."""

_SHORT: Final = 1000
"""Characters of a template; what it makes before widths is at most eight times that."""
_BRIEF: Final[set[object]] = {float, bool, complex, type(None)}
_BRIEF_TEXT: Final = 700
"""Characters of a float or a complex number in any format without a precision, `f` the longest."""
_FIELDS: Final = re.compile(r"(?:[^{}]|\{\{|\}\}|\{\d*(?:![rsa])?(?::[^{}]*)?\})*")
"""Templates whose fields are values by place, not what is inside of them."""
_SPECS: Final = re.compile(r"\{\d*(?:![rsa])?:([^{}]*)\}")


def quick_index(vm: VM, args: list[object]) -> object:
    """`list.index` of a light value among scalars, whose message may show it."""
    if len(args) != 2:
        return UNBOUND
    items, value = args
    if not isinstance(items, list) or not is_light(value):
        return UNBOUND
    pay(vm, 0, 1 + len(items) // 2)
    for item in items:
        if type(item) not in SCALARS:
            return UNBOUND
    try:
        return _HOST_INDEX(items, value)
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None


_HOST_INDEX: Final[Any] = list.index
"""mypyc has one of its own, with other words for what is not there."""


def quick_object_init(vm: VM, args: list[object]) -> object:
    return None if len(args) == 1 else UNBOUND


_QUICK: Final[dict[str, object]] = {
    "min": quick_min, "max": quick_max, "sorted": quick_sorted, "any": quick_any, "all": quick_all, "print": quick_print,
    "type": quick_type, "zip": quick_zip, "map": quick_map, "filter": quick_filter, "object.__init__": quick_object_init,
    "sum": quick_sum, "dict": quick_dict, "list.sort": quick_sort, "list.index": quick_index, "str.format": quick_format,
}  # fmt: skip


def equip(rows: list[Native]) -> None:
    """Gives the rows their quick answers."""
    for row in rows:
        row.quick = _QUICK.get(row.dotted)

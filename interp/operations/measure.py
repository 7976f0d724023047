"""Measuring a structure before the host walks it: how much work hashing, comparing or printing it is, and whether it is too deep.

A walk pays for shared parts each time they are reached, as the host's own walk would visit them, but looks at them once a level: a
structure of forty levels that each hold the next one twice runs into a limit here, where limits are looked at, and soon.
"""

from __future__ import annotations

from collections.abc import Iterable, Sized
from types import MappingProxyType
from typing import Any, Final, cast

from mypy_extensions import i64

from interp.builtins.prices import heft, hold, is_light, pay
from interp.objects.builtin_types import BUILTIN, PLAIN
from interp.objects.deque import DEQUE
from interp.objects.instance import Instance
from interp.vm.state import VM

SCALARS: Final[set[object]] = {int, float, complex, bool, str, bytes, type(None), type(...), type(NotImplemented), range}

_EMPTY: Final[dict[object, object]] = {}
_VIEWS: Final[set[object]] = {type(_EMPTY.keys()), type(_EMPTY.values()), type(_EMPTY.items())}

MAX_DEPTH: Final = 200
"""Containers in containers that the host's recursion may walk; deeper ones take guest code or a RecursionError."""


def is_scalar(value: object) -> bool:
    """`type(value) in SCALARS`, of those met most without a look into the table."""
    return isinstance(value, (int, str)) or value is None or type(value) is float or type(value) in SCALARS


def _parted(items: Any, inner: list[object]) -> int:
    """Puts what is no scalar into `inner`; the heft of all others."""
    total = 0
    for item in items:
        if is_scalar(item):
            total += heft(item)
        else:
            inner.append(item)
    return total


def walk(vm: VM, value: object, hashing: bool = False) -> int:
    """How many objects the host would visit in walking `value`; -1 if it holds native objects or deques, -2 if it is deeper than MAX_DEPTH.

    Paid for, but for what is shared in a structure too deep to walk. `hashing`: the host hashes it, and goes into no list, dict or set.
    """
    if isinstance(value, (tuple, frozenset)) or (isinstance(value, (list, set)) and not hashing):
        more = 0
        native = False
        for part in value:
            if not is_light(part):
                kind = type(part)
                if kind in SCALARS:
                    more += heft(part)
                elif kind in PLAIN or kind is DEQUE:
                    break
                else:
                    native = True
        else:
            hold(vm, 2 * len(value) + more)
            vm.spend(1 + len(value) // 4 + more)
            return -1 if native else len(value)
    elif isinstance(value, dict) and not hashing:
        more = 0
        for part in value:
            if not is_light(part):
                if type(part) not in SCALARS:
                    break
                more += heft(part)
        else:
            for part in value.values():
                if not is_light(part):
                    if type(part) not in SCALARS:
                        break
                    more += heft(part)
            else:
                hold(vm, 4 * len(value) + more)
                vm.spend(1 + len(value) // 2 + more)
                return 2 * len(value)
    level: dict[int, tuple[object, int]] = {0: (value, 1)}
    visited = 0
    looked_at = 0
    depth = 0
    native = False
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            return -2
        below: dict[int, tuple[object, int]] = {}
        for entry, times in level.values():
            item: Any = entry
            kind = type(item)
            if kind in SCALARS:
                continue
            if kind not in PLAIN:
                native = True
                if kind is not DEQUE or hashing:
                    continue
            inner: list[object] = []
            more = 0
            if hashing and isinstance(item, (list, dict, set)):
                size = 0
            elif isinstance(item, (list, tuple, set, frozenset)) or kind is DEQUE:
                hold(vm, 2 * len(item))
                more = _parted(item, inner)
                size = len(item)
            elif isinstance(item, dict):
                more = _parted(item, inner) + _parted(item.values(), inner)
                size = 2 * len(item)
            elif kind in _VIEWS:
                more = _parted(item, inner)
                size = len(item)
            elif isinstance(item, MappingProxyType):
                more = _parted(item, inner) + _parted(item.values(), inner)
                size = 2 * len(item)
            elif isinstance(item, slice):
                more = _parted((item.start, item.stop, item.step), inner)
                size = 3
            else:
                size = 0
            vm.spend(1 + size // 4 + more)
            size += 4 * more
            looked_at += size
            visited += times * size
            hold(vm, 5 * len(inner))
            for x in inner:
                key = id(x)
                seen = below.get(key)
                if seen is None:
                    vm.charge(200)
                    below[key] = (x, times)
                else:
                    below[key] = (x, times + seen[1])
        vm.memory_left += 200 * len(below)
        level = below
    hold(vm, visited // 4)
    vm.spend(min((visited - looked_at) // 4, 1 << 60))
    return -1 if native else visited


def is_pure(vm: VM, value: object) -> bool:
    """Whether a host operation that words messages or text may have it whole: only plain objects, not too deep."""
    return type(value) in SCALARS or walk(vm, value) >= 0


def measure(vm: VM, value: object, doing: str = "maximum recursion depth exceeded in comparison") -> int:
    """Pays for a walk of `value` by the host, and tells what it visits. Raises the guest's RecursionError if it is too deep for that."""
    kind = type(value)
    if kind in SCALARS or (kind not in PLAIN and kind is not DEQUE):
        return 0
    visited = walk(vm, value)
    if visited == -2:
        raise vm.error("RecursionError", doing)
    return max(visited, 0)


def sought(vm: VM, key: object) -> object:
    """What the host may look for in a set: a set is found as a frozenset, one of a guest's class too, unless that has a hash of its own."""
    if isinstance(key, Instance) and isinstance(key.payload, set) and key.cls.lookup("__hash__") is BUILTIN["set"].lookup("__hash__"):
        hold(vm, 9 * len(key.payload))
        return frozenset(key.payload)
    return key


def measure_key(vm: VM, value: object) -> None:
    """Likewise before the host hashes `value` and compares it with keys of the same hash."""
    kind = type(value)
    if kind in SCALARS:
        if more := heft(value):
            pay(vm, 0, more)
        return
    if kind not in PLAIN:
        return
    if walk(vm, value, hashing=True) == -2:
        raise vm.error("RecursionError", "maximum recursion depth exceeded in comparison")


def measure_in(vm: VM, items: Iterable[object], value: object) -> None:
    """Likewise before the host looks for `value` among the items: it stops at the same object, and walks no native one."""
    if type(value) not in PLAIN and type(value) is not DEQUE:
        return
    if type(value) not in SCALARS:
        for item in items:
            if item is value:
                break
            if type(item) not in SCALARS:
                measure_pair(vm, value, item, False)
    elif heft(value):
        more = 0
        for item in items:
            if item is value:
                break
            more += _heft_of_pair(value, item)
        pay(vm, 0, more)


def measure_pair(vm: VM, x: object, y: object, ordered: bool) -> None:
    """Pays for the host's comparison of `x` and `y`; `ordered`: by `<` and its like. Raises the guest's RecursionError if it goes too deep.

    The host looks into a pair only if it can be equal and is not one and the same object, and so does this. A pair reached in several
    ways is looked at once a level and paid for each time, when the depth is known: where both go on forever the depth is what counts.
    """
    if _measure_flat(vm, x, y, ordered):
        return
    if isinstance(x, (set, frozenset)) and isinstance(y, (set, frozenset)):
        # The host goes through the smaller one, and compares no deeper than that is.
        hold(vm, measure(vm, x if len(x) <= len(y) else y) // 4)
        return
    level: dict[tuple[int, int], tuple[object, object, int]] = {(0, 0): (x, y, 1)}
    depth = 0
    again = total = 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise vm.error("RecursionError", "maximum recursion depth exceeded in comparison")
        below: dict[tuple[int, int], tuple[object, object, int]] = {}
        inner: Iterable[tuple[object, object]]
        for a, b, times in level.values():
            count = 0
            inner = ()
            if isinstance(a, dict) and isinstance(b, dict):
                if len(a) == len(b):
                    count = len(a)
                    vm.charge(80 * count)
                    inner = _values_by_key(vm, a, b)
            elif type(a) is type(b) and type(a) in _SEQUENCES:
                m, n = len(cast(Sized, a)), len(cast(Sized, b))
                if isinstance(a, tuple) or m == n or (ordered and depth == 1):
                    count = min(m, n)
                    inner = zip(cast(Any, a), cast(Any, b), strict=False)
            else:
                if type(a) is type(b) or (type(a) in _SETS and type(b) in _SETS):
                    work = (measure(vm, a) + measure(vm, b)) // 4
                    total += work * times
                    again += work * (times - 1)
                continue
            work = 1 + count // 4
            hold(vm, count)
            for p, q in inner:
                if p is q:
                    continue
                if type(p) in SCALARS or type(q) in SCALARS:
                    work += _heft_of_pair(p, q)
                else:
                    key = (id(p), id(q))
                    seen = below.get(key)
                    if seen is None:
                        vm.charge(200)
                        below[key] = (p, q, times)
                    else:
                        below[key] = (p, q, times + seen[2])
            total += work * times
            vm.spend(work)
            again += work * (times - 1)
        vm.memory_left += 200 * len(below)
        level = below
    hold(vm, total)
    vm.spend(min(again, 1 << 60))


def _measure_flat(vm: VM, x: object, y: object, ordered: bool) -> bool:
    """`measure_pair` of two lists or tuples if no two items that both hold others stand at one place; else it did nothing."""
    if not ((isinstance(x, list) and isinstance(y, list)) or (isinstance(x, tuple) and isinstance(y, tuple))):
        return False
    n: i64 = min(len(x), len(y))
    if len(x) != len(y) and not ordered and isinstance(x, list):
        n = 0  # the host sees at once that they differ
    hold(vm, n)
    more = 0
    i: i64 = 0
    while i < n:
        p, q = x[i], y[i]
        if p is not q:
            if type(p) not in SCALARS and type(q) not in SCALARS:
                return False
            more += _heft_of_pair(p, q)
        i += 1
    hold(vm, more)
    vm.spend(1 + n // 4 + more)
    return True


def _heft_of_pair(p: object, q: object) -> int:
    """Fuel for comparing two scalars, beyond a step: those of one length, for the host looks at that first."""
    if isinstance(p, (str, bytes)) and isinstance(q, (str, bytes)) and len(p) != len(q):
        return 0
    return min(heft(p), heft(q))


def _values_by_key(vm: VM, x: dict[object, object], y: dict[object, object]) -> list[tuple[object, object]]:
    """The values that a comparison of two dicts holds against each other; their keys are paid for."""
    pairs: list[tuple[object, object]] = []
    for key, value in x.items():
        if type(key) in SCALARS:
            pairs.append((value, y.get(key, value)))
        else:
            measure(vm, key)
            measure(vm, value)
    return pairs


_SEQUENCES: Final[set[object]] = {list, tuple, DEQUE}
_SETS: Final[set[object]] = {set, frozenset, type(dict[object, object]().keys()), type(dict[object, object]().items())}

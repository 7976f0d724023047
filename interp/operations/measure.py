"""Measuring a structure before the host walks it: how much work hashing, comparing or printing it is, and whether it is too deep.

A walk pays for shared parts each time they are reached, as the host's own walk would visit them, but looks at them once a level: a
structure of forty levels that each hold the next one twice runs into a limit here, where limits are looked at, and soon.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, Final

from interp.builtins.prices import hold
from interp.objects.builtin_types import BUILTIN, PLAIN
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


def walk(vm: VM, value: object, hashing: bool = False) -> int:
    """How many objects the host would visit in walking `value`; -1 if it holds native objects, -2 if it is deeper than MAX_DEPTH.

    Paid for, but for what is shared in a structure too deep to walk. `hashing`: the host hashes it, and goes into no list, dict or set.
    """
    if isinstance(value, tuple) or (isinstance(value, list) and not hashing):
        for part in value:
            if type(part) not in SCALARS:
                break
        else:
            hold(vm, 2 * len(value))
            vm.spend(1 + len(value) // 4)
            return len(value)
    elif isinstance(value, dict) and not hashing:
        for part in value:
            if type(part) not in SCALARS:
                break
        else:
            for part in value.values():
                if not is_scalar(part):
                    break
            else:
                hold(vm, 4 * len(value))
                vm.spend(1 + len(value) // 2)
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
                continue
            inner: list[object] = []
            if hashing and isinstance(item, (list, dict, set)):
                size = 0
            elif isinstance(item, (list, tuple, set, frozenset)):
                hold(vm, 2 * len(item))
                inner = [x for x in item if not is_scalar(x)]
                size = len(item)
            elif isinstance(item, dict):
                inner = [x for x in item if not is_scalar(x)]
                inner.extend([x for x in item.values() if not is_scalar(x)])
                size = 2 * len(item)
            elif kind in _VIEWS:
                inner = [x for x in item if not is_scalar(x)]
                size = len(item)
            elif isinstance(item, MappingProxyType):
                inner = [x for pair in item.items() for x in pair if not is_scalar(x)]
                size = 2 * len(item)
            elif isinstance(item, slice):
                inner = [item.start, item.stop, item.step]
                size = 3
            else:
                size = 0
            vm.spend(1 + size // 4)
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
    vm.spend(min((visited - looked_at) // 4, 1 << 60))
    return -1 if native else visited


def is_pure(vm: VM, value: object) -> bool:
    """Whether a host operation that words messages or text may have it whole: only plain objects, not too deep."""
    return type(value) in SCALARS or walk(vm, value) >= 0


def measure(vm: VM, value: object, doing: str = "maximum recursion depth exceeded in comparison") -> None:
    """Pays for a walk of `value` by the host. Raises the guest's RecursionError if it is too deep for that."""
    kind = type(value)
    if kind in SCALARS or kind not in PLAIN:
        return
    if walk(vm, value) == -2:
        raise vm.error("RecursionError", doing)


def sought(vm: VM, key: object) -> object:
    """What the host may look for in a set: a set is found as a frozenset, one of a guest's class too, unless that has a hash of its own."""
    if isinstance(key, Instance) and isinstance(key.payload, set) and key.cls.lookup("__hash__") is BUILTIN["set"].lookup("__hash__"):
        hold(vm, 9 * len(key.payload))
        return frozenset(key.payload)
    return key


def measure_key(vm: VM, value: object) -> None:
    """Likewise before the host hashes `value` and compares it with keys of the same hash."""
    kind = type(value)
    if kind in SCALARS or kind not in PLAIN:
        return
    if walk(vm, value, hashing=True) == -2:
        raise vm.error("RecursionError", "maximum recursion depth exceeded in comparison")


def measure_in(vm: VM, items: list[object] | tuple[object, ...], value: object) -> None:
    """Likewise before the host looks for `value` among the items: it stops at the same object."""
    if type(value) not in SCALARS:
        for item in items:
            if item is value:
                break
            if type(item) not in SCALARS:
                measure_pair(vm, value, item, False)


def measure_pair(vm: VM, x: object, y: object, ordered: bool) -> None:
    """Pays for the host's comparison of `x` and `y`; `ordered`: by `<` and its like. Raises the guest's RecursionError if it goes too deep.

    The host looks into a pair only if it can be equal and is not one and the same object, and so does this. A pair reached in several
    ways is looked at once a level and paid for each time, when the depth is known: where both go on forever the depth is what counts.
    """
    level: dict[tuple[int, int], tuple[object, object, int]] = {(0, 0): (x, y, 1)}
    depth = 0
    again = 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise vm.error("RecursionError", "maximum recursion depth exceeded in comparison")
        below: dict[tuple[int, int], tuple[object, object, int]] = {}
        inner: list[tuple[object, object]]
        for a, b, times in level.values():
            if isinstance(a, dict) and isinstance(b, dict):
                inner = _values_by_key(vm, a, b) if len(a) == len(b) else []
            elif (isinstance(a, list) and isinstance(b, list)) or (isinstance(a, tuple) and isinstance(b, tuple)):
                unequal = isinstance(a, list) and len(a) != len(b) and not (ordered and depth == 1)
                inner = [] if unequal else list(zip(a, b, strict=False))
            else:
                if type(a) is type(b) or (type(a) in _SETS and type(b) in _SETS):
                    measure(vm, a)
                    measure(vm, b)
                continue
            work = 1 + len(inner) // 4
            vm.spend(work)
            again += work * (times - 1)
            for p, q in inner:
                if p is not q and type(p) not in SCALARS and type(q) not in SCALARS:
                    key = (id(p), id(q))
                    seen = below.get(key)
                    if seen is None:
                        vm.charge(200)
                        below[key] = (p, q, times)
                    else:
                        below[key] = (p, q, times + seen[2])
        vm.memory_left += 200 * len(below)
        level = below
    vm.spend(min(again, 1 << 60))


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


_SETS: Final[set[object]] = {set, frozenset, type(dict[object, object]().keys()), type(dict[object, object]().items())}

"""Measuring a structure before the host walks it: how much work hashing, comparing or printing it is, and whether it is too deep.

The walk counts shared parts each time they are reached, as the host's own walk would visit them, and pays as it goes: a
structure of forty levels that each hold the next one twice runs into a limit here, where limits are looked at.
"""

from __future__ import annotations

from typing import Final

from interp.objects.builtin_types import PLAIN
from interp.vm.state import VM

SCALARS: Final[set[object]] = {int, float, complex, bool, str, bytes, type(None), type(...), type(NotImplemented), range}

MAX_DEPTH: Final = 200
"""Containers in containers that the host's recursion may walk; deeper ones take guest code or a RecursionError."""


def walk(vm: VM, value: object) -> int:
    """How many objects the host would visit in walking `value`; -1 if it holds native objects, -2 if it is deeper than MAX_DEPTH. Paid for."""
    level: list[object] = [value]
    visited = 0
    depth = 0
    native = False
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            return -2
        below: list[object] = []
        for item in level:
            kind = type(item)
            if kind in SCALARS:
                continue
            if kind not in PLAIN:
                native = True
                continue
            before = len(below)
            if isinstance(item, (list, tuple, set, frozenset)):
                visited += len(item)
                vm.spend(1 + len(item) // 4)
                below.extend([x for x in item if type(x) not in SCALARS])
            elif isinstance(item, dict):
                visited += 2 * len(item)
                vm.spend(1 + len(item) // 2)
                below.extend([x for x in item if type(x) not in SCALARS])
                below.extend([x for x in item.values() if type(x) not in SCALARS])
            elif isinstance(item, slice):
                below.extend((item.start, item.stop, item.step))
            vm.charge(8 * (len(below) - before))
        vm.memory_left += 8 * len(below)
        level = below
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

"""Quick answers of builtin functions whose work is otherwise the prelude's: plain arguments, nothing a guest could see the difference of.

Each takes the machine and the positional arguments (no keywords) and declines with UNBOUND.
"""

from __future__ import annotations

from typing import Any, Final, cast

from interp.builtins.row import Native
from interp.builtins.system import replaced_stdout
from interp.objects.builtin_types import class_of
from interp.objects.sentinel import MISSING, UNBOUND
from interp.vm.state import VM

_NUMBERS: Final[set[object]] = {int, float, bool}
_ORDERED: Final[set[object]] = {int, float, bool, str}
_PRINTED: Final[set[object]] = {str, float, bool, type(None)}


def _alike(items: Any) -> bool:
    """Whether the items can be ordered without an error: all numbers or all texts."""
    kinds = set(map(type, items))
    return kinds <= _NUMBERS or kinds == {str}


def _items(vm: VM, value: object) -> Any:
    """A host container of at least one item, paid for; None for anything else."""
    if isinstance(value, (list, tuple, set, frozenset, dict)) and value:
        vm.spend(1 + len(value) // 16)
        return value
    return None


def quick_min(vm: VM, args: list[object]) -> object:
    if len(args) == 2 and type(args[0]) in _NUMBERS and type(args[1]) in _NUMBERS:
        return args[1] if cast(Any, args[1]) < cast(Any, args[0]) else args[0]
    items = _items(vm, args[0]) if len(args) == 1 else args
    return min(items) if items and _alike(items) else UNBOUND


def quick_max(vm: VM, args: list[object]) -> object:
    if len(args) == 2 and type(args[0]) in _NUMBERS and type(args[1]) in _NUMBERS:
        return args[1] if cast(Any, args[1]) > cast(Any, args[0]) else args[0]
    items = _items(vm, args[0]) if len(args) == 1 else args
    return max(items) if items and _alike(items) else UNBOUND


def quick_sorted(vm: VM, args: list[object]) -> object:
    items = _items(vm, args[0]) if len(args) == 1 else None
    if items is None or not _alike(items):
        return UNBOUND
    n = len(items)
    vm.charge(64 + 16 * n)
    vm.spend(n * n.bit_length() // 4)
    return sorted(items)


def quick_any(vm: VM, args: list[object]) -> object:
    items = _items(vm, args[0]) if len(args) == 1 else None
    return any(items) if items is not None and set(map(type, items)) <= _ORDERED else UNBOUND


def quick_all(vm: VM, args: list[object]) -> object:
    items = _items(vm, args[0]) if len(args) == 1 else None
    return all(items) if items is not None and set(map(type, items)) <= _ORDERED else UNBOUND


def quick_print(vm: VM, args: list[object]) -> object:
    for value in args:
        kind = type(value)
        if kind not in _PRINTED and not (kind is int and -(1 << 60) < cast(int, value) < 1 << 60):
            return UNBOUND
    if vm.modules.get("sys") is not None and replaced_stdout(vm, args, -1) is not MISSING:
        return UNBOUND
    vm.output(" ".join([value if isinstance(value, str) else str(value) for value in args]) + "\n")
    return None


def quick_type(vm: VM, args: list[object]) -> object:
    return class_of(args[0]) if len(args) == 1 else UNBOUND


_QUICK: Final[dict[str, object]] = {
    "min": quick_min, "max": quick_max, "sorted": quick_sorted, "any": quick_any, "all": quick_all, "print": quick_print,
    "type": quick_type,
}  # fmt: skip


def equip(rows: list[Native]) -> None:
    """Gives the rows their quick answers."""
    for row in rows:
        row.quick = _QUICK.get(row.name)

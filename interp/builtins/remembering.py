"""What the shim of _functools is made of: giving a function a cache that answers its calls."""

from __future__ import annotations

from typing import Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.row import FUNCTION, MACHINE, Native
from interp.objects.function import Function
from interp.objects.memory import UNLIMITED, Memory
from interp.operations.answering import recall
from interp.vm.state import VM


def remembers(vm: VM, args: list[object], dst: i64) -> object:
    """`_remembers(function, called, most, typed)`: calls of the function are answered by a cache over `called`."""
    function, most = cast(Function, args[0]), args[2]
    vm.charge(400)
    limit: i64 = UNLIMITED if most is None else max(0, min(cast(int, most), prices.MOST))
    function.kept = Memory(args[1], limit, bool(args[3]))
    function.answer = recall
    return None


def memory_of(vm: VM, args: list[object], dst: i64) -> object:
    """`_memory_of(function)`: hits, misses, how many results it keeps at most and has."""
    memory = cast(Memory, cast(Function, args[0]).kept)
    return (memory.hits, memory.misses, None if memory.most == UNLIMITED else int(memory.most), len(memory.results))


def forgets(vm: VM, args: list[object], dst: i64) -> object:
    """`_forgets(function)`."""
    memory = cast(Memory, cast(Function, args[0]).kept)
    vm.spend(len(memory.results) >> 2)
    memory.clear()
    return None


REMEMBERING: Final[list[Native]] = [
    Native("_prelude", name, MACHINE, function, "", prices.constant, FUNCTION)
    for name, function in (("remembers", remembers), ("memory_of", memory_of), ("forgets", forgets))
]

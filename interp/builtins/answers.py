"""What of the library is answered without a frame: which functions, and what the shim of _functools is made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.heaps import Pop, Push
from interp.builtins.row import FUNCTION, MACHINE, Native
from interp.objects.function import Answer, Function
from interp.objects.memory import UNLIMITED, Memory
from interp.operations.answering import CallPartial, GetAttribute, GetItems, Recall
from interp.vm.state import VM


def remembers(vm: VM, args: list[object], dst: i64) -> object:
    """`_remembers(function, called, most, typed)`: calls of the function are answered by a cache over `called`."""
    function, most = cast(Function, args[0]), args[2]
    vm.charge(400)
    limit: i64 = UNLIMITED if most is None else max(0, min(cast(int, most), prices.MOST))
    function.answered_by(Recall(Memory(args[1], limit, bool(args[3]))))
    return None


def memory_of(vm: VM, args: list[object], dst: i64) -> object:
    """`_memory_of(function)`: hits, misses, how many results it keeps at most and has."""
    memory = cast(Recall, cast(Function, args[0]).answer).memory
    return (memory.hits, memory.misses, None if memory.most == UNLIMITED else int(memory.most), len(memory.results))


def forgets(vm: VM, args: list[object], dst: i64) -> object:
    """`_forgets(function)`."""
    memory = cast(Recall, cast(Function, args[0]).answer).memory
    vm.spend(len(memory.results) >> 2)
    memory.clear()
    return None


ANSWERS: Final[dict[str, dict[str, Callable[[object], Answer]]]] = {
    "_heapq": {"heappush": Push, "heappop": Pop},
    "functools": {"partial": CallPartial},
    "operator": {"itemgetter": GetItems, "attrgetter": GetAttribute},
}
"""Functions of the library, and classes whose `__call__` it is, by the module that has them."""

ANSWERING: Final[list[Native]] = [
    Native("_prelude", name, MACHINE, function, "", prices.constant, FUNCTION)
    for name, function in (("remembers", remembers), ("memory_of", memory_of), ("forgets", forgets))
]

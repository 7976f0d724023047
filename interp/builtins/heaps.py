"""What the shim of _heapq is made of: sifting where each comparison that it takes is one of light values, which no guest code sees.

Source: CPython's Modules/_heapqmodule.c, whose comparisons these are, in its order. Nothing moves before all of them are known to be such.
"""

from __future__ import annotations

from typing import Final, cast, final

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.prices import is_light
from interp.builtins.row import FUNCTION, MACHINE, Native
from interp.objects.function import Answer
from interp.objects.sentinel import UNBOUND
from interp.objects.type import Runtime
from interp.vm.state import VM

_UNKNOWN: Final = -1
_WIDEST: Final = 8
"""Items of a tuple that are looked at in passing: comparing longer ones has a price."""


def _less(x: object, y: object) -> i64:
    """Whether `x < y`, 0 or 1; _UNKNOWN where that takes more than a look at light values."""
    if not (isinstance(x, tuple) and isinstance(y, tuple)):
        return _scalar_less(x, y)
    n: i64 = min(len(x), len(y))
    if n > _WIDEST:
        return _UNKNOWN
    i: i64 = 0
    while i < n:
        p, q = x[i], y[i]
        i += 1
        if p is q:
            continue
        if not (is_light(p) and is_light(q)):
            return _UNKNOWN
        if p != q:
            return _scalar_less(p, q)
    return 1 if len(x) < len(y) else 0


def _scalar_less(x: object, y: object) -> i64:
    if isinstance(x, (int, float)) and isinstance(y, (int, float)):
        if is_light(x) and is_light(y):
            return 1 if x < y else 0
    elif isinstance(x, str) and isinstance(y, str) and is_light(x) and is_light(y):
        return 1 if x < y else 0
    return _UNKNOWN


def sift_down(vm: VM, args: list[object], dst: i64) -> object:
    """`_sift_down(heap)`: the last item of a list moves up to where a heap has it. False, and nothing done, where guest code compares."""
    return _sifted_down(vm, cast(list[object], args[0]))


def _sifted_down(vm: VM, items: list[object]) -> bool:
    path: list[int] = [len(items) - 1]
    item = items[path[0]]
    while path[-1] > 0:
        parent = (path[-1] - 1) >> 1
        less = _less(item, items[parent])
        if less == _UNKNOWN:
            return False
        if not less:
            break
        path.append(parent)
    vm.spend(1 + len(path))
    _move(items, path, len(path) - 1)
    return True


def sift_up(vm: VM, args: list[object], dst: i64) -> object:
    """`_sift_up(heap, place)`: the item there moves down to where a heap has it. False, and nothing done, where guest code compares."""
    return _sifted_up(vm, cast(list[object], args[0]), cast(int, args[1]))


def sift_all(vm: VM, args: list[object], dst: i64) -> object:
    """`_sift_all(heap)`: makes a heap of a list, from behind; the place of the first item whose comparisons take guest code, or -1."""
    items = cast(list[object], args[0])
    place = len(items) // 2 - 1
    while place >= 0 and _sifted_up(vm, items, place):
        place -= 1
    return place


def _sifted_up(vm: VM, items: list[object], place: int) -> bool:
    path: list[int] = [place]
    end = len(items)
    child = 2 * place + 1
    while child < end:
        if child + 1 < end:
            less = _less(items[child], items[child + 1])
            if less == _UNKNOWN:
                return False
            if not less:
                child += 1
        path.append(child)
        child = 2 * child + 1
    # All on the path move up one place, and the item comes down behind the last of them that is not greater.
    item = items[place]
    last = len(path) - 1
    while last > 0:
        less = _less(item, items[path[last]])
        if less == _UNKNOWN:
            return False
        if not less:
            break
        last -= 1
    vm.spend(1 + 2 * len(path))
    _move(items, path, last)
    return True


def _move(items: list[object], path: list[int], last: int) -> None:
    """The first of the places on the path gets the item of the second, and so on; the last gets the item of the first."""
    item = items[path[0]]
    for i in range(last):
        items[path[i]] = items[path[i + 1]]
    items[path[last]] = item


@final
class Push(Answer):
    """Of `heappush`, where no guest code compares."""

    def __init__(self, function: object) -> None:
        super().__init__()

    def give(self, runtime: Runtime, args: list[object], keywords: dict[str, object] | None, dst: i64) -> object:
        if keywords or len(args) != 2 or not isinstance(args[0], list):
            return UNBOUND
        heap = args[0]
        vm = cast(VM, runtime)
        vm.memory_left -= 40
        heap.append(args[1])
        if _sifted_down(vm, heap):
            return None
        heap.pop()
        return UNBOUND


@final
class Pop(Answer):
    """Of `heappop`, likewise."""

    def __init__(self, function: object) -> None:
        super().__init__()

    def give(self, runtime: Runtime, args: list[object], keywords: dict[str, object] | None, dst: i64) -> object:
        if keywords or len(args) != 1 or not isinstance(args[0], list) or len(args[0]) < 2:
            return UNBOUND
        heap = args[0]
        last = heap.pop()
        first = heap[0]
        heap[0] = last
        if _sifted_up(cast(VM, runtime), heap, 0):
            return first
        heap[0] = first
        heap.append(last)
        return UNBOUND


HEAPS: Final[list[Native]] = [
    Native("_prelude", name, MACHINE, function, "", prices.constant, FUNCTION)
    for name, function in (("sift_down", sift_down), ("sift_up", sift_up), ("sift_all", sift_all))
]

"""The census: what a session's memory really is, counted by walking what its frames and globals reach.

The charge only grows between censuses; here it becomes what is live. What holds others is counted as the host says (a dict that was
emptied keeps its table), all else by our own table, which has what the allocator adds. Objects with a single reference are counted but
not remembered as visited (measured: 52 MiB in 25 ms instead of 259), for nothing else can reach them.

A program that makes much garbage beside a large live heap would be counted all the time, for when the host frees something nobody says.
So a census is put off while little fuel was used since the last one, if the guest would still be within the limit when it keeps as much of
what it makes as it did until then. All that is the same on every run and build, and so is where a limit falls.
What the guest makes meanwhile it may keep after all, and no price foresees everything. So a process that grows beyond the limit is
counted as well (`hold_process`). That count changes nothing but to end a guest that is over its limit.
"""

from __future__ import annotations

import gc
import math
import sys
import types
from collections import deque
from collections.abc import Iterable, Mapping, Sequence, Sized
from typing import Any, Final, cast

from mypy_extensions import i64

from interp.builtins.hash_prices import loses
from interp.builtins.row import Native
from interp.bytecode.code import FLAG_HIDDEN, FLAG_SHIM, Code
from interp.clock import give_back, look_at_clock, resident
from interp.limits import SLACK
from interp.objects.deque import DEQUE
from interp.objects.exception import ExceptionState, TracebackEntry
from interp.objects.function import BoundMethod, Cell, ClassMethod, Function, Property, StaticMethod, Super
from interp.objects.generator import CREATED, AnextAwaitable, AsyncStep, CoroutineWrapper, Generator
from interp.objects.instance import Instance
from interp.objects.iterator import Count, DequeIter, DictIter, Enumerate, GuestIterator, Repeat, ReverseIter, SequenceIter, SetIter, Zip
from interp.objects.memory import CallKey, Link, Memory
from interp.objects.module import Module
from interp.objects.namespace import Namespace, view_of
from interp.objects.pattern import Pattern
from interp.objects.selection import Selection
from interp.objects.twister import Twister
from interp.objects.type import Class, Runtime, Shape
from interp.objects.views import VIEWS, behind
from interp.vm.frame import Frame, Linked, Pending
from interp.vm.state import VM
from interp.vm.visited import Visited


def _references_of_one() -> int:
    """What `getrefcount` says, in this build, of an item that only its container holds besides the census that looks at it.

    One more would be too many: two containers may be a cycle, and an item of a cycle that is not remembered is counted without end.
    """
    pending: list[object] = []
    container: list[object] = [[None]]
    pending.extend(container)
    item = pending.pop()
    found = sys.getrefcount(item)
    container.clear()  # not before: compiled code lets go of a variable after its last use
    return found


_ONE_REFERENCE: Final = _references_of_one()

_PUT_OFF: Final = 16
"""A census is put off until this part of the limit has been charged once more: the process may grow by so much between two looks at it."""

FUEL_A_STEP: Final = 64
"""Units of fuel for each object that a census counted until the next is due (measured: a step takes 60 ns, a unit 10 to 100)."""

_SLICE: Final = 20_000
"""Objects counted between two looks at the clock."""


class OutOfTime(Exception):
    """A census found itself at the deadline."""


def take_census(vm: VM, size: i64) -> None:
    """Sets the charge to what is live, or puts that off. A breach of the memory limit when that and `size` bytes more do not fit."""
    limit: i64 = vm.ceiling
    if resident() + size > vm.resident_most:
        vm.hold_process(size)
    charged: i64 = vm.granted - vm.memory_left - size
    if vm.fuel_used < vm.census_due and vm.live + int(vm.growth * float(charged)) + size <= limit:
        more: i64 = limit // _PUT_OFF - vm.memory_left
        vm.granted += more
        vm.memory_left += more
        return
    _forget_namespaces(vm)
    before = vm.counted
    _forget_serials(vm)
    live: i64 = count(vm)
    vm.growth = max(0.0, float(live - vm.live) / float(max(charged, 1)))
    vm.live = live
    vm.census_due = vm.fuel_used + FUEL_A_STEP * (vm.counted - before)
    vm.granted = vm.memory_left = max(limit - live, 0)
    _hold(vm, live + size)
    vm.memory_left -= size


def hold_process(vm: VM, size: i64) -> None:
    """Of a process that has outgrown the limit: collects garbage and, if it stays so large, counts what is live.

    A breach of the memory limit when that and `size` bytes more do not fit; else the process has grown for others.
    """
    gc.collect()
    give_back()
    if resident() + size > vm.resident_most - SLACK:
        _hold(vm, count(vm) + size)
        vm.let_grow(resident())


def _hold(vm: VM, wanted: i64) -> None:
    if wanted > vm.ceiling:
        vm.fail("memory", f"memory limit exceeded: {wanted} bytes > {vm.limits.max_memory} bytes")


def _forget_namespaces(vm: VM) -> None:
    """Lets go of the dicts that `exec` ran in, and of their namespaces, where nothing else has them any more."""
    for key, known in list(vm.dict_namespaces.items()):
        namespace, values, view = _references(known)
        if namespace <= _ALONE[0] and values <= _ALONE[1] and view <= _ALONE[2]:
            del vm.dict_namespaces[key]


def _forget_serials(vm: VM) -> None:
    """Lets go of the values that had an `id()` asked for and that nothing else has any more."""
    vm.counted += len(vm.serials)
    alone = [key for key, known in vm.serials.items() if sys.getrefcount(known[1]) <= _SERIAL_ALONE]
    loses(vm, vm.serials, len(alone))
    for key in alone:
        del vm.serials[key]


def _references_of_serial() -> int:
    """What `getrefcount` says of a value that only `serials` has."""
    serials: dict[int, tuple[int, object]] = {0: (0, object())}
    found = 0
    for known in serials.values():
        found = sys.getrefcount(known[1])
    return found


_SERIAL_ALONE: Final = _references_of_serial()


def _references(known: tuple[Namespace, object]) -> tuple[int, int, int]:
    """What `getrefcount` says of a namespace, of its dict and of its view."""
    return sys.getrefcount(known[0]), sys.getrefcount(known[1]), sys.getrefcount(known[0].view)


def _references_alone() -> tuple[int, int, int]:
    """As `_references`, of those that only their pair holds."""
    made = Namespace("exec")
    view_of(made)
    values: dict[object, object] = {}
    pairs: dict[int, tuple[Namespace, object]] = {0: (made, values)}
    del made, values
    counts = (0, 0, 0)
    for _, known in list(pairs.items()):
        counts = _references(known)
    return counts


_ALONE: Final = _references_alone()


def count(vm: VM) -> int:
    """Bytes reachable from the machine's frames, globals and modules, and what the allocator loses between them (measured: under 3%).

    Classes forget the subclasses that nothing else has any more.
    """
    pending: list[object] = [vm.frame, vm.main, vm.handled, vm.resume_at.k, vm.modules]
    pending.extend(vm.making)
    pending.append(vm.serials)
    pending.extend(vm.dict_namespaces.values())
    pending.extend((vm.running_loop, vm.context, vm.async_generators))
    seen = Visited()
    classes: list[Class] = []
    total: int = 0
    steps: i64 = 0
    counted: i64 = 0
    while pending:
        item = pending.pop()
        if isinstance(item, Class):
            classes.append(item)
        steps += 1
        if steps > _SLICE:
            counted += steps
            steps = 0
            if look_at_clock() > vm.deadline:
                vm.fail("time", f"feed time limit exceeded: {vm.limits.max_feed_duration_secs}s")
        if sys.getrefcount(item) > _ONE_REFERENCE and not seen.add(id(item)):
            continue
        if isinstance(item, (list, tuple, dict, set, frozenset)) or type(item) is DEQUE:
            steps += len(cast(Sized, item))  # its leaves are counted in place: each is a step too
        try:
            total += _size(item, pending, seen, vm.deadline)
        except OutOfTime:
            vm.fail("time", f"feed time limit exceeded: {vm.limits.max_feed_duration_secs}s")
    for cls in classes:
        if cls.subclasses:
            # But for the last, which may be in the making, and nowhere else yet.
            cls.subclasses = [each for each in cls.subclasses if seen.has(id(each)) or each is cls.subclasses[-1]]
    vm.counted += counted + steps
    return total + (total >> 5)


def size_of(value: object) -> int:
    """Bytes of a value and of all it holds: what it costs a session to be given it."""
    pending = [value]
    seen = Visited()
    total: int = 0
    while pending:
        item = pending.pop()
        if seen.add(id(item)):
            total += _size(item, pending, seen, math.inf)
    return total


def _block(size: int) -> int:
    """What the host's allocator takes for so many bytes: a multiple of 16, with a header above 512."""
    return (size + 15) & -16 if size <= 512 else (size + 23) & -16


_LIST: Final = sys.getsizeof([])
_DICT: Final = sys.getsizeof({})
_SET: Final = sys.getsizeof(set())
_TUPLE: Final = sys.getsizeof(())
_BYTEARRAY: Final = sys.getsizeof(bytearray())
_TEXT: Final = sys.getsizeof("")
_BYTES: Final = sys.getsizeof(b"")
_DEQUE_BLOCK: Final = sys.getsizeof(deque(range(129))) - sys.getsizeof(deque(range(65)))
_DEQUE: Final = sys.getsizeof(deque()) - _DEQUE_BLOCK
"""Bytes of empty ones: what is more is their table, a block of its own where the host may have to move it."""


def _leaf_size(item: object) -> int:
    """Bytes of an object that holds no others."""
    if isinstance(item, str):
        return _block(_TEXT + len(item) if item.isascii() else sys.getsizeof(item))
    if isinstance(item, int):
        return _block(24 + 4 * ((item.bit_length() + 29) // 30))
    if isinstance(item, bytes):
        return _block(_BYTES + len(item))
    return 32


def _leaves(items: Iterable[object], pending: list[object], seen: Visited, deadline: float) -> int:
    """Bytes of those of a container's items that hold no others; the rest join `pending`.

    So the census itself takes memory for containers only, not for each number of a long list.
    """
    total: int = 0
    steps: i64 = 0
    before: object = None
    for item in items:
        steps += 1
        if steps > _SLICE:
            steps = 0
            if look_at_clock() > deadline:
                raise OutOfTime
        if item is None:
            continue
        if type(item) not in _LEAVES:
            # `[x] * n` and a container full of itself should not make `pending` as long
            if item is not before and (sys.getrefcount(item) <= _ONE_IN_LOOP or not seen.has(id(item))):
                pending.append(item)
                before = item
            continue
        if sys.getrefcount(item) > _ONE_IN_LOOP and not seen.add(id(item)):
            continue
        total += _leaf_size(item)
    return total


def _references_in_loop() -> int:
    """As `_references_of_one`, for an item that `_leaves` looks at."""
    found = 0
    items: Iterable[object] = [object()]
    for item in items:
        found = sys.getrefcount(item)
    return found


_ONE_IN_LOOP: Final = _references_in_loop()
_LEAVES: Final[set[object]] = {int, float, bool, str, bytes, complex}
_CONSTANTS: Final[set[object]] = {*_LEAVES, tuple, frozenset, Code}


def _size(item: object, pending: list[object], seen: Visited, deadline: float) -> int:
    """Bytes of one object and of the leaves in it; what else it holds joins `pending`."""
    if isinstance(item, (str, int, float, bytes, complex)):
        return _leaf_size(item)
    if isinstance(item, list):
        return _list_size(item) + _leaves(item, pending, seen, deadline)
    if isinstance(item, tuple):
        return _block(_TUPLE + 8 * len(item)) + _leaves(item, pending, seen, deadline)
    if isinstance(item, dict):
        return _table(item) + _leaves(item.keys(), pending, seen, deadline) + _leaves(item.values(), pending, seen, deadline)
    if isinstance(item, (set, frozenset)):
        return _block(_SET) + _block(sys.getsizeof(item) - _SET) + _leaves(item, pending, seen, deadline)
    if isinstance(item, bytearray):
        return _block(_BYTEARRAY) + _block(sys.getsizeof(item) - _BYTEARRAY)
    if isinstance(item, Instance):
        pending.extend(item.slots)
        pending.append(item.attrs)
        pending.append(item.payload)
        pending.append(item.cls)
        return 96 + _list_size(item.slots)
    if isinstance(item, Frame):
        # As a list, which is remembered: a module's registers are its namespace's slots.
        pending.append(item.registers)
        pending.append(item.back)
        pending.append(item.owner)
        pending.append(item.result)
        return 112
    if isinstance(item, Class):
        if item.runtime is None:
            return 0  # a builtin class is no session's own
        pending.append(item.namespace)
        pending.extend(item.bases)
        pending.extend((item.shape, item.metaclass, item.module))
        return 1400 + _table(item.cache) + _leaves([*item.cache, item.name, item.qualname], pending, seen, deadline)
    if isinstance(item, Code):
        if item.shared or item.flags & FLAG_HIDDEN:
            return 0
        texts: list[object] = [item.source, item.filename, item.name, item.qualname, item.doc, *item.global_names, *item.register_names]
        texts.extend([ins.k for ins in item.instructions if type(ins.k) in _CONSTANTS])
        return 400 + 100 * len(item.instructions) + _leaves(texts, pending, seen, deadline)
    if isinstance(item, Shape):
        pending.extend(item.transitions.values())
        size = 48 + _table(item.transitions) + _table(item.index) + _list_size(item.names)
        return size + _leaves(item.names, pending, seen, deadline)
    if isinstance(item, Namespace):
        pending.append(item.slots)
        pending.append(item.others)
        return 500 + 150 * len(item.slots) + _leaves(item.names, pending, seen, deadline)
    if isinstance(item, Function):
        # What may hold the next of a long chain comes first: what is popped before it does not wait until the chain ends.
        pending.extend((item.closure, item.defaults, item.keyword_defaults, item.attrs, item.annotations, item.doc, item.linked))
        pending.append(item.answer)
        return 168 + _leaves((item.name, item.qualname, item.module), pending, seen, deadline)
    if type(item) is DEQUE:
        items: Any = item
        return _deque_size(items) + _leaves(items, pending, seen, deadline)
    return _size_of_native(item, pending)


def _table(items: Mapping[Any, object]) -> int:
    return _block(_DICT) + _block(sys.getsizeof(items) - _DICT)


def _list_size(items: Sequence[object]) -> int:
    return _block(_LIST) + _block(sys.getsizeof(items) - _LIST)


def _deque_size(items: object) -> int:
    blocks = (sys.getsizeof(items) - _DEQUE) // _DEQUE_BLOCK
    return _block(_DEQUE) + blocks * _block(_DEQUE_BLOCK)


def _size_of_native(item: object, pending: list[object]) -> int:
    """Bytes of what a guest meets less often."""
    if isinstance(item, Linked):
        if item.flags & (FLAG_HIDDEN | FLAG_SHIM) == FLAG_HIDDEN:
            return 0  # the prelude's are handed from session to session, and were counted only while one of them ran
        pending.append(item.code)
        pending.extend([way.cached for way in item.ways])
        return 500 + 250 * len(item.instructions) + 112 * len(item.ways)
    if isinstance(item, Cell):
        pending.append(item.value)
        return 48
    if isinstance(item, Pending):
        pending.extend((item.x, item.y))
        return 80
    if isinstance(item, BoundMethod):
        pending.extend((item.receiver, item.function))
        return 64
    if isinstance(item, ExceptionState):
        pending.extend((item.context, item.cause, item.args, item.traceback, item.values))
        return 96
    if isinstance(item, TracebackEntry):
        pending.append(item.next)
        return 80
    if isinstance(item, Module):
        pending.append(item.namespace)
        return 96
    if isinstance(item, Generator):
        pending.extend((item.frame, item.own, item.name, item.qualname))
        return 144 + (208 if item.state == CREATED else 0)  # one that has not begun has an instruction of its own
    if isinstance(item, AsyncStep):
        pending.extend((item.generator, item.argument))
        return 96
    if isinstance(item, CoroutineWrapper):
        pending.append(item.coroutine)
        return 64
    if isinstance(item, AnextAwaitable):
        pending.extend((item.awaitable, item.default))
        return 96
    if isinstance(item, (StaticMethod, ClassMethod)):
        pending.append(item.function)
        return 64
    if isinstance(item, Property):
        pending.extend((item.getter, item.setter, item.deleter, item.doc))
        return 96
    if isinstance(item, Super):
        pending.append(item.receiver)
        return 80
    if isinstance(item, (SequenceIter, ReverseIter)):
        pending.append(item.sequence)
        return 80
    if isinstance(item, DictIter):
        pending.append(item.mapping)
        return 64 + 80 + 64
    if isinstance(item, (SetIter, DequeIter)):
        pending.append(item.items)
        return 128
    if isinstance(item, Enumerate):
        pending.append(item.inner)
        return 64
    if isinstance(item, Zip):
        pending.append(item.inners)
        return 64
    if isinstance(item, Count):
        pending.extend((item.current, item.step))
        return 64
    if isinstance(item, Repeat):
        pending.append(item.value)
        return 64
    if isinstance(item, CallKey):
        pending.append(item.items)
        return 80
    if isinstance(item, Link):
        pending.extend((item.key, item.result))
        return 80
    if isinstance(item, Memory):
        pending.extend((item.function, item.results))
        return 208
    if isinstance(item, Selection):
        pending.append(item.pools)
        return 200 + 32 * item.width
    if isinstance(item, GuestIterator):
        pending.append(item.state)
        return 64
    if isinstance(item, Pattern):
        return 64 + item.size
    if isinstance(item, Twister):
        return 2700
    if isinstance(item, slice):
        pending.extend((item.start, item.stop, item.step))
        return 64
    if isinstance(item, range):
        ends = _leaf_size(item.start), _leaf_size(item.stop)
        return 48 + sum(ends) + max(ends)
    if type(item) in VIEWS:
        pending.append(behind(item))
        return 48
    if type(item).__module__.startswith("interp.") and not isinstance(item, _PARTS):
        # One that has no line above: all that it holds, as the host's own collector sees it.
        pending.extend([each for each in gc.get_referents(item) if not isinstance(each, _PARTS)])
        return 200
    return 64


_PARTS: Final = (type, types.ModuleType, types.BuiltinFunctionType, Code, Native, Runtime, Shape)
"""What natives hold that is not the guest's own: the interpreter's, or the same for all sessions."""

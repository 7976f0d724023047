"""Iteration: making iterators, taking a step, unpacking."""

from __future__ import annotations

from collections import deque
from typing import Final, cast

from mypy_extensions import i64

from interp.builtins.prices import LARGEST, fresh, hold, length, pay
from interp.bytecode.code import FLAG_COROUTINE, FLAG_GENERATOR
from interp.objects.builtin_types import BUILTIN, class_of
from interp.objects.deque import DEQUE
from interp.objects.exception import ExceptionState
from interp.objects.function import Function
from interp.objects.generator import Generator
from interp.objects.instance import Instance
from interp.objects.iterator import (
    ITEMS,
    KEYS,
    VALUES,
    DequeIter,
    DictIter,
    Enumerate,
    GuestIterator,
    Iterator,
    LongRangeIter,
    RangeIter,
    SequenceIter,
    SetIter,
    Zip,
)
from interp.objects.sentinel import EXHAUSTED, UNBOUND
from interp.objects.views import ITEMS_VIEW, KEYS_VIEW, PROXY, VALUES_VIEW, behind
from interp.operations.call import call, call_function, call_then, drain, enter, listed
from interp.operations.compare import truth
from interp.operations.resuming import resume
from interp.vm.frame import FILTERED, ITERATOR, Pending
from interp.vm.state import HOST_ERRORS, VM

_WORD: Final = 1 << 61
_BOOL: Final = BUILTIN["bool"]


def host_iterator(vm: VM, x: object) -> Iterator | None:
    """Our iterator over an exact host container, or None if it is none."""
    if isinstance(x, list):
        return SequenceIter(cast(list[object], x), "list_iterator")
    if isinstance(x, range):
        if -_WORD < x.start < _WORD and -_WORD < x.stop < _WORD and -_WORD < x.step < _WORD:
            return RangeIter(x.start, x.stop, x.step)
        return LongRangeIter(x)
    if isinstance(x, tuple):
        return SequenceIter(x, "tuple_iterator")
    if isinstance(x, dict):
        return DictIter(x, KEYS, False)
    if isinstance(x, str):
        return SequenceIter(x, "str_ascii_iterator" if x.isascii() else "str_iterator")
    if isinstance(x, (set, frozenset)):
        return SetIter(x)
    if isinstance(x, bytes):
        return SequenceIter(x, "bytes_iterator")
    if isinstance(x, bytearray):
        return SequenceIter(x, "bytearray_iterator")
    kind = type(x)
    if kind is KEYS_VIEW or kind is VALUES_VIEW or kind is ITEMS_VIEW:
        mapping = behind(x)
        return DictIter(mapping, KEYS if kind is KEYS_VIEW else VALUES if kind is VALUES_VIEW else ITEMS, False)
    if kind is PROXY:
        return host_iterator(vm, behind(x))
    return DequeIter(cast("deque[object]", x), False) if kind is DEQUE else None


def get_iter(vm: VM, x: object, dst: i64) -> object:
    """`iter(x)`: the iterator or ENTERED."""
    vm.memory_left -= 64
    it = host_iterator(vm, x)
    if it is not None:
        return it
    if isinstance(x, (Iterator, Generator)):
        if isinstance(x, Generator) and x.kind in ("coroutine", "async_generator"):
            raise vm.error("TypeError", f"'{x.kind}' object is not iterable")
        return x
    if isinstance(x, Instance):
        found = x.cls.lookup("__iter__")
        if isinstance(found, Function):
            if found.linked.flags & FLAG_GENERATOR and not found.linked.flags & FLAG_COROUTINE:
                return call_function(vm, found, [x], None, dst)
            return call_then(vm, Pending(ITERATOR, x, None, 0, ""), found, [x], dst)
        if (found is UNBOUND and x.cls.lookup("__getitem__") is UNBOUND) or (isinstance(x.payload, ExceptionState) and found is UNBOUND):
            raise vm.error("TypeError", f"'{x.cls.name}' object is not iterable")
        if x.payload is not UNBOUND:
            it = host_iterator(vm, x.payload)
            if it is not None:
                return it
        return enter(vm, "_iter", [x], dst)
    return enter(vm, "_iter", [x], dst)


def step(vm: VM, it: object, dst: i64) -> object:
    """The next item of an iterator: the item, EXHAUSTED, or ENTERED (then StopIteration ends it)."""
    try:
        if isinstance(it, DictIter):
            return it.advance()
        if isinstance(it, DequeIter):
            return it.advance()
        if isinstance(it, Enumerate):
            item = it.take()
            return _guest_step(vm, it, dst) if item is UNBOUND else item
        if isinstance(it, Zip) and it.all_pure:
            return it.advance()
        if isinstance(it, (SequenceIter, SetIter)):
            return it.advance()
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None
    if isinstance(it, Generator):
        return resume(vm, it, None, dst)
    if isinstance(it, Iterator):
        item = take(vm, it)
        return _guest_step(vm, it, dst) if item is UNBOUND else item
    if isinstance(it, Instance):
        found = it.cls.lookup("__next__")
        if isinstance(found, Function):
            return call_function(vm, found, [it], None, dst)
        if found is UNBOUND:
            raise vm.error("TypeError", f"'{it.cls.name}' object is not an iterator")
        return enter(vm, "_call_next", [it], dst)
    raise vm.error("TypeError", f"'{class_of(it).name}' object is not an iterator")


def take(vm: VM, it: object) -> object:
    """The next item of a native iterator that takes no guest code, EXHAUSTED, or UNBOUND for any other."""
    if not isinstance(it, Iterator):
        return UNBOUND
    try:
        return it.take()
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None


def _guest_step(vm: VM, it: Iterator, dst: i64) -> object:
    """`step` of a native iterator whose next item takes guest code."""
    if isinstance(it, GuestIterator):
        if it.step == "_map_step":
            return _map_step(vm, it, dst)
        return filter_step(vm, it, dst) if it.step == "_filter_step" else enter(vm, it.step, [it, it.state], dst)
    if isinstance(it, Enumerate):
        return enter(vm, "_enumerate_step", [it], dst)
    if isinstance(it, Zip):
        return enter(vm, "_zip_step", [it], dst)
    return enter(vm, "_call_next", [it], dst)


def _map_step(vm: VM, it: GuestIterator, dst: i64) -> object:
    """The next item of a `map`: of one iterable that needs no guest code its function's value, else what the prelude makes of it."""
    inners = cast(list[object], it.state[1])
    if len(inners) == 1:
        item = take(vm, inners[0])
        if item is EXHAUSTED:
            return item
        if item is not UNBOUND:
            return call(vm, it.state[0], [item], None, dst)
    return enter(vm, it.step, [it, it.state], dst)


def filter_step(vm: VM, it: GuestIterator, dst: i64) -> object:
    """The next item of a `filter`: the item, EXHAUSTED, or ENTERED."""
    function, inner = it.state
    while True:
        vm.fuel -= 1
        if vm.fuel < 0:
            vm.refuel()
        item = take(vm, inner)
        if item is UNBOUND:
            return enter(vm, it.step, [it, it.state], dst)
        if item is EXHAUSTED:
            return item
        if isinstance(function, Function):
            return call_then(vm, Pending(FILTERED, it, item, 0, ""), function, [item], dst)
        if function is not None and function is not _BOOL:
            return call_then(vm, Pending(FILTERED, it, item, 0, ""), vm.guest("_call_any"), [function, item], dst)
        answer = truth(vm, item)
        if answer is UNBOUND:
            return call_then(vm, Pending(FILTERED, it, item, 0, ""), vm.guest("_truth"), [item], dst)
        if answer is True:
            return item


def unpack(vm: VM, registers: list[object], start: i64, count: i64, value: object) -> bool:
    """Puts exactly `count` items of a host container or pure iterator into the span from `start`; False if guest code is needed."""
    items: list[object]
    if isinstance(value, (list, tuple)):
        n: i64 = len(value)
        if n == count:
            i: i64 = 0
            while i < n:
                registers[start + i] = value[i]
                i += 1
            return True
        items = list(value) if n < count else list(value[: count + 1])
    else:
        it = value if isinstance(value, Iterator) else host_iterator(vm, value)
        if it is None or not it.pure():
            return False
        items = []
        try:
            while len(items) <= count:
                item = it.advance()
                if item is EXHAUSTED:
                    break
                items.append(item)
        except HOST_ERRORS as error:
            raise vm.host_error(error) from None
    check_count(vm, len(items), int(count))
    for offset, item in enumerate(items):
        registers[start + offset] = item
    return True


def check_count(vm: VM, got: int, expected: int) -> None:
    """Raises the guest's ValueError unless an unpacking got as many items as it has targets."""
    if got < expected:
        raise vm.error("ValueError", f"not enough values to unpack (expected {expected}, got {got})")
    if got > expected:
        raise vm.error("ValueError", f"too many values to unpack (expected {expected})")


def unpack_star(vm: VM, registers: list[object], start: i64, before: i64, after: i64, items: list[object]) -> None:
    """Puts a list's items into `before` registers, a list of the middle ones, and `after` registers."""
    n: i64 = len(items)
    if n < before + after:
        raise vm.error("ValueError", f"not enough values to unpack (expected at least {before + after}, got {n})")
    i: i64 = 0
    while i < before:
        registers[start + i] = items[i]
        i += 1
    vm.charge_beside(items, 56 + 8 * (n - before - after))
    registers[start + before] = items[before : n - after]
    i = 0
    while i < after:
        registers[start + before + 1 + i] = items[n - after + i]
        i += 1


def countable(vm: VM, value: object) -> int:
    """How many items a host container has. Raises OverflowError for a range of more than the host's sizes go to."""
    n = length(value)
    if n > LARGEST:
        raise vm.error("OverflowError", "Python int too large to convert to C ssize_t")
    return n


def as_list(vm: VM, value: object) -> list[object] | None:
    """A fresh list of what a host container or pure iterator holds; None if guest code is needed."""
    if isinstance(value, (list, tuple, set, frozenset, dict, range, str, bytes, bytearray)):
        n = countable(vm, value)
        hold(vm, n)
        pay(vm, 56 + 8 * n + fresh(value), n >> 4)
        return list(value)
    if isinstance(value, Iterator):
        return drain(vm, value) if value.pure() else None
    if type(value) is DEQUE:
        return listed(vm, value)
    it = host_iterator(vm, value)
    return None if it is None else drain(vm, it)

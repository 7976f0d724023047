"""Rows of iterators and generators."""

from __future__ import annotations

import sys
from typing import Any, Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.callable_rows import function_name, function_qualname
from interp.builtins.declare import guest, method, read, settable
from interp.builtins.functions import locals_of
from interp.builtins.row import CLASSMETHOD, GUEST, Native
from interp.objects.builtin_types import BUILTIN, class_of
from interp.objects.generator import ASEND, CREATED, RUNNING, SUSPENDED, AsyncStep, CoroutineWrapper, Generator
from interp.objects.instance import Instance
from interp.objects.iterator import (
    DictIter,
    Enumerate,
    GuestIterator,
    Iterator,
    LongRangeIter,
    RangeIter,
    ReverseIter,
    SequenceIter,
    SetIter,
    Zip,
)
from interp.objects.sentinel import EXHAUSTED
from interp.operations.call import enter
from interp.operations.generators import send_to_step
from interp.operations.importing import globals_of
from interp.operations.iterate import step
from interp.operations.resuming import resume
from interp.vm.state import HOST_ERRORS, VM


def self_iter(vm: VM, args: list[object], dst: i64) -> object:
    return args[0]


def iterator_next(vm: VM, args: list[object], dst: i64) -> object:
    iterator = _inner(args[0])
    if isinstance(iterator, Generator):
        return resume(vm, iterator, None, dst)
    if isinstance(iterator, Iterator) and iterator.pure():
        item = step(vm, iterator, dst)
        if item is EXHAUSTED:
            raise vm.error_with("StopIteration", ())
        return item
    return enter(vm, "_next", [iterator], dst)


def _inner(value: object) -> object:
    """The iterator itself, of an instance of a subclass too."""
    return value.payload if isinstance(value, Instance) else value


def iterator_length_hint(vm: VM, args: list[object], dst: i64) -> object:
    iterator = cast(Iterator, _inner(args[0]))
    if isinstance(iterator, GuestIterator):
        return enter(vm, "_reversed_hint" if iterator.type_name == "reversed" else "_getitem_hint", [iterator], dst)
    return iterator.length_hint()


def generator_send(vm: VM, args: list[object], dst: i64) -> object:
    return resume(vm, cast(Generator, args[0]), args[1], dst)


def generator_running(vm: VM, args: list[object], dst: i64) -> object:
    return cast(Generator, args[0]).state == RUNNING


def generator_suspended(vm: VM, args: list[object], dst: i64) -> object:
    return cast(Generator, args[0]).state == SUSPENDED


def generator_awaits(vm: VM, args: list[object], dst: i64) -> object:
    return cast(Generator, args[0]).awaits()


def generator_frame(vm: VM, args: list[object], dst: i64) -> object:
    """What a generator that has not ended is suspended in; None of one that has."""
    frame = cast(Generator, args[0]).frame
    if frame is None:
        return None
    code = frame.linked.code
    begun = frame.ins.index < len(code.instructions) and cast(Generator, args[0]).state != CREATED
    line = code.instructions[frame.ins.index].line if begun else code.first_line
    vm.charge(500)
    return enter(vm, "_generator_frame", [globals_of(vm, frame.linked.namespace), locals_of(vm, frame, dst), code, line], dst)


def step_under_way(vm: VM, args: list[object], dst: i64) -> object:
    return cast(Generator, args[0]).step is not None


def coroutine_await(vm: VM, args: list[object], dst: i64) -> object:
    vm.charge(40)
    return CoroutineWrapper(cast(Generator, args[0]))


def asend(vm: VM, args: list[object], dst: i64) -> object:
    vm.charge(80)
    return AsyncStep(cast(Generator, args[0]), ASEND, args[1] if len(args) == 2 else None)


def step_next(vm: VM, args: list[object], dst: i64) -> object:
    return send_to_step(vm, cast(AsyncStep, args[0]), None, dst)


def step_send(vm: VM, args: list[object], dst: i64) -> object:
    return send_to_step(vm, cast(AsyncStep, args[0]), args[1], dst)


def coroutine_origin(vm: VM, args: list[object], dst: i64) -> object:
    """Where it was made is not tracked (`sys.set_coroutine_origin_tracking_depth`)."""
    return None


def iterator_setstate(vm: VM, args: list[object], dst: i64) -> object:
    """`__setstate__`: goes to a place, held within what there is; a zip becomes strict or not."""
    iterator, state = cast(Iterator, _inner(args[0])), args[1]
    if isinstance(iterator, Zip):
        return enter(vm, "_zip_setstate", [iterator, state], dst)
    if isinstance(state, Instance) and isinstance(state.payload, int):
        state = state.payload
    place = _place(vm, iterator.type_name, state)
    if isinstance(iterator, SequenceIter):
        if iterator.sequence is not None:
            iterator.position = min(max(place, 0), len(iterator.sequence))
    elif isinstance(iterator, ReverseIter):
        if iterator.sequence is not None:
            iterator.position = min(max(place, -1), len(iterator.sequence) - 1)
    elif isinstance(iterator, (RangeIter, LongRangeIter)):
        iterator.place(place)
    else:
        return enter(vm, "_reversed_setstate" if iterator.type_name == "reversed" else "_getitem_setstate", [iterator, place], dst)
    return None


def _place(vm: VM, kind: str, state: object) -> int:
    """The place a `__setstate__` was given, in the words of the iterator's type if it is none."""
    if kind == "longrange_iterator" and isinstance(state, float):
        state = int(min(state, 1e300)) if state > 0 else 0  # it is only compared
    if not isinstance(state, int):
        name = class_of(state).name
        if kind == "range_iterator":
            raise vm.error("TypeError", f"'{name}' object cannot be interpreted as an integer")
        if kind == "longrange_iterator":
            raise vm.error("TypeError", f"'<' not supported between instances of '{name}' and 'int'")
        raise vm.error("TypeError", "an integer is required")
    if kind == "longrange_iterator":
        return state
    if not -(1 << 63) <= state < 1 << 63:
        c_type = "long" if kind == "range_iterator" else "ssize_t"
        raise vm.error("OverflowError", f"Python int too large to convert to C {c_type}")
    return state


def iterator_reduce(vm: VM, args: list[object], dst: i64) -> object:
    """`__reduce__`: the builtin that makes such an iterator, with what, and where it stands."""
    iterator, cls = cast(Iterator, _inner(args[0])), class_of(args[0])
    vm.charge(200)
    made = vm.builtins["iter"]
    if isinstance(iterator, SequenceIter):
        sequence = iterator.sequence
        if sequence is None:
            return (made, (_EMPTY.get(iterator.type_name, ()) if iterator.type_name != "list_iterator" else [],))
        return (made, (sequence,), int(iterator.position))
    if isinstance(iterator, ReverseIter):
        if iterator.sequence is None:
            return (made if not _NEWER else vm.builtins["reversed"], ([],)) if iterator.type_name != "reversed" else (cls, ((),))
        return (vm.builtins["reversed"], (iterator.sequence,), int(iterator.position))
    if isinstance(iterator, (RangeIter, LongRangeIter)):
        current, step, left = int(iterator.current), int(iterator.step), iterator.length_hint()
        start = current if _NEWER else int(iterator.start)
        return (made, (range(start, current + left * step, step),), None if _NEWER else (current - start) // step)
    if isinstance(iterator, (DictIter, SetIter)):
        vm.charge(8 * iterator.length_hint())
        try:
            left_items = cast(list[object], cast(Any, iterator.table).__reduce__()[1][0])
        except HOST_ERRORS as error:
            raise vm.host_error(error) from None
        return (made, (left_items,))
    if isinstance(iterator, Enumerate):
        return (cls, (iterator.inner, iterator.count))
    if isinstance(iterator, Zip):
        return (cls, tuple(iterator.inners), True) if iterator.strict else (cls, tuple(iterator.inners))
    return enter(vm, "_guest_iterator_reduce", [iterator, cls], dst)


_EMPTY: Final[dict[str, object]] = {"str_iterator": "", "str_ascii_iterator": ""}


def generator_code(vm: VM, args: list[object], dst: i64) -> object:
    return cast(Generator, args[0]).code


_ITERATORS: Final = [name for name in BUILTIN if "iterator" in name or name in ("enumerate", "zip", "map", "filter", "reversed")]
_HINTING: Final = [
    name for name in _ITERATORS if "." not in name and name.endswith(("iterator", "reversed")) and name != "callable_iterator"
]
_NEWER: Final = sys.version_info >= (3, 12)
_STEPS: Final = ("async_generator_asend", "async_generator_athrow")
_PREFIXES: Final = {"generator": "gi", "coroutine": "cr", "async_generator": "ag"}

ROWS: Final[list[Native]] = [
    *[settable(owner, "__name__", function_name) for owner in _PREFIXES],
    *[settable(owner, "__qualname__", function_qualname) for owner in _PREFIXES],
    *[method(owner, "__iter__", self_iter, 0) for owner in ["generator", *_ITERATORS]],
    *[method(owner, "__next__", iterator_next, 0) for owner in ["generator", *_ITERATORS]],
    *[method(owner, "__length_hint__", iterator_length_hint, 0) for owner in _HINTING],
    *[method(owner, "__setstate__", iterator_setstate, 1) for owner in [*_HINTING, "zip"]],
    *[method(owner, "__reduce__", iterator_reduce, 0) for owner in _ITERATORS if "." not in owner],
    *[guest(owner, "__del__", "_generator_close") for owner in ("generator", "coroutine")],
    *[method(owner, "send", generator_send, 1) for owner in ("generator", "coroutine")],
    *[guest(owner, "throw", "_generator_throw") for owner in ("generator", "coroutine")],
    *[guest(owner, "close", "_generator_close") for owner in ("generator", "coroutine")],
    method("coroutine", "__await__", coroutine_await, 0),
    method("async_generator", "__aiter__", self_iter, 0),
    method("async_generator", "__anext__", asend, 0),
    method("async_generator", "asend", asend, 1),
    guest("async_generator", "athrow", "_async_throw"),
    guest("async_generator", "aclose", "_async_close"),
    *[method(owner, name, self_iter, 0) for owner in _STEPS for name in ("__await__", "__iter__")],
    *[method(owner, "__next__", step_next, 0) for owner in _STEPS],
    *[method(owner, "send", step_send, 1) for owner in _STEPS],
    *[guest(owner, "throw", "_step_throw") for owner in _STEPS],
    *[guest(owner, "close", "_step_close") for owner in _STEPS],
    method("coroutine_wrapper", "__iter__", self_iter, 0),
    *[guest("coroutine_wrapper", name, f"_wrapper_{name.strip('_')}") for name in ("__next__", "send", "throw", "close")],
    *[method("anext_awaitable", name, self_iter, 0) for name in ("__await__", "__iter__")],
    *[guest("anext_awaitable", name, f"_anext_{name.strip('_')}") for name in ("__next__", "send", "throw", "close")],
    *[read(owner, f"{prefix}_running", generator_running) for owner, prefix in _PREFIXES.items() if prefix != "ag"],
    read("async_generator", "ag_running", step_under_way),
    read("generator", "gi_yieldfrom", generator_awaits),
    read("coroutine", "cr_await", generator_awaits),
    read("async_generator", "ag_await", generator_awaits),
    Native("async_generator", "__class_getitem__", GUEST, "_class_getitem", "", prices.constant, CLASSMETHOD, 2, 2),
    *[read(owner, f"{prefix}_suspended", generator_suspended) for owner, prefix in _PREFIXES.items() if prefix != "ag" or _NEWER],
    read("coroutine", "cr_origin", coroutine_origin),
    *[read(owner, f"{prefix}_code", generator_code) for owner, prefix in _PREFIXES.items()],
    *[read(owner, f"{prefix}_frame", generator_frame) for owner, prefix in _PREFIXES.items()],
    Native("enumerate", "__class_getitem__", GUEST, "_class_getitem", "", prices.constant, CLASSMETHOD, 2, 2),
]

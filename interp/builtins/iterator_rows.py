"""Rows of iterators and generators."""

from __future__ import annotations

from typing import Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.callable_rows import function_name, function_qualname
from interp.builtins.declare import guest, method, read, settable
from interp.builtins.exception_rows import no_frame
from interp.builtins.row import CLASSMETHOD, GUEST, Native
from interp.objects.builtin_types import BUILTIN
from interp.objects.generator import RUNNING, SUSPENDED, Generator
from interp.objects.iterator import GuestIterator, Iterator
from interp.objects.sentinel import EXHAUSTED
from interp.operations.call import enter
from interp.operations.iterate import step
from interp.operations.resuming import resume
from interp.vm.state import VM


def self_iter(vm: VM, args: list[object], dst: i64) -> object:
    return args[0]


def iterator_next(vm: VM, args: list[object], dst: i64) -> object:
    iterator = args[0]
    if isinstance(iterator, Generator):
        return resume(vm, iterator, None, dst)
    if isinstance(iterator, Iterator) and iterator.pure():
        item = step(vm, iterator, dst)
        if item is EXHAUSTED:
            raise vm.error_with("StopIteration", ())
        return item
    return enter(vm, "_next", args, dst)


def iterator_length_hint(vm: VM, args: list[object], dst: i64) -> object:
    iterator = cast(Iterator, args[0])
    return NotImplemented if isinstance(iterator, GuestIterator) else iterator.length_hint()


def generator_send(vm: VM, args: list[object], dst: i64) -> object:
    return resume(vm, cast(Generator, args[0]), args[1], dst)


def generator_running(vm: VM, args: list[object], dst: i64) -> object:
    return cast(Generator, args[0]).state == RUNNING


def generator_suspended(vm: VM, args: list[object], dst: i64) -> object:
    return cast(Generator, args[0]).state == SUSPENDED


_ITERATORS: Final = [name for name in BUILTIN if "iterator" in name or name in ("enumerate", "zip", "map", "filter", "reversed")]
_HINTING: Final = [name for name in _ITERATORS if name == "reversed" or (name.endswith("iterator") and name != "callable_iterator")]
_PREFIXES: Final = {"generator": "gi", "coroutine": "cr", "async_generator": "ag"}

ROWS: Final[list[Native]] = [
    *[settable(owner, "__name__", function_name) for owner in _PREFIXES],
    *[settable(owner, "__qualname__", function_qualname) for owner in _PREFIXES],
    *[method(owner, "__iter__", self_iter, 0) for owner in ["generator", *_ITERATORS]],
    *[method(owner, "__next__", iterator_next, 0) for owner in ["generator", *_ITERATORS]],
    *[method(owner, "__length_hint__", iterator_length_hint, 0) for owner in _HINTING],
    *[method(owner, "send", generator_send, 1) for owner in ("generator", "coroutine")],
    *[guest(owner, "throw", "_generator_throw") for owner in ("generator", "coroutine")],
    *[guest(owner, "close", "_generator_close") for owner in ("generator", "coroutine")],
    *[read(owner, f"{prefix}_running", generator_running) for owner, prefix in _PREFIXES.items()],
    *[read(owner, f"{prefix}_suspended", generator_suspended) for owner, prefix in _PREFIXES.items()],
    *[read(owner, f"{prefix}_frame", no_frame) for owner, prefix in _PREFIXES.items()],
    Native("enumerate", "__class_getitem__", GUEST, "_class_getitem", "", prices.constant, CLASSMETHOD, 2, 2),
]

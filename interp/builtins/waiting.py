"""What the event loop keeps in the machine, for it must not outlive a feed that ends in the middle of it."""

from __future__ import annotations

from typing import Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.row import FUNCTION, MACHINE, Native
from interp.bytecode.code import FLAG_COROUTINE, FLAG_GENERATOR
from interp.objects.function import BoundMethod, Function
from interp.vm.state import VM


def running_loop(vm: VM, args: list[object], dst: i64) -> object:
    """`_running_loop()`."""
    return vm.running_loop


def set_running_loop(vm: VM, args: list[object], dst: i64) -> object:
    """`_set_running_loop(loop)`."""
    vm.running_loop = args[0]
    return None


def context(vm: VM, args: list[object], dst: i64) -> object:
    """`_context()`: the entered one, None for the first."""
    return vm.context


def enter_context(vm: VM, args: list[object], dst: i64) -> object:
    """`_enter_context(context)`."""
    vm.context = args[0]
    return None


def watch_generators(vm: VM, args: list[object], dst: i64) -> object:
    """`_watch_generators(dict)`: from now on asynchronous generators that begin are its keys until they end; gives what it was before."""
    before = vm.async_generators
    vm.async_generators = cast(dict[object, object] | None, args[0])
    return before


def makes_coroutines(vm: VM, args: list[object], dst: i64) -> object:
    """`_makes_coroutines(x)`: a function, or a method of one, whose calls give coroutines."""
    value = args[0].function if isinstance(args[0], BoundMethod) else args[0]
    return isinstance(value, Function) and value.linked.flags & (FLAG_COROUTINE | FLAG_GENERATOR) == FLAG_COROUTINE


WAITING: Final[list[Native]] = [
    Native("_prelude", name, MACHINE, function, "", prices.constant, FUNCTION)
    for name, function in (
        ("running_loop", running_loop),
        ("set_running_loop", set_running_loop),
        ("context", context),
        ("enter_context", enter_context),
        ("watch_generators", watch_generators),
        ("makes_coroutines", makes_coroutines),
    )
]

"""Resuming generators."""

from __future__ import annotations

from mypy_extensions import i64

from interp.objects.exception import GuestRaise
from interp.objects.generator import CREATED, RUNNING, Generator
from interp.objects.sentinel import ENTERED
from interp.vm.frame import Frame
from interp.vm.state import VM


def resume(vm: VM, generator: Generator, value: object, dst: i64) -> object:
    """Pushes the generator's frame with `value` as what its `yield` gives; what it yields goes to register `dst`.

    Raises the guest's ValueError when it is running, StopIteration when it has ended.
    """
    frame = generator.frame
    if generator.state == RUNNING:
        raise vm.error("ValueError", f"{words(generator)} already executing")
    if frame is None:
        if generator.kind == "coroutine":
            raise vm.error("RuntimeError", "cannot reuse already awaited coroutine")
        raise GuestRaise(vm.make_exception("StopIteration", ()))
    if generator.state == CREATED:
        if value is not None:
            raise vm.error("TypeError", f"can't send non-None value to a just-started {words(generator)}")
    else:
        frame.registers[frame.ins.a] = value
    put_on_top(vm, generator, frame, dst)
    vm.resume_at = frame.ins.next
    return ENTERED


def words(generator: Generator) -> str:
    """What messages call it."""
    return "async generator" if generator.kind == "async_generator" else generator.kind


def put_on_top(vm: VM, generator: Generator, frame: Frame, dst: i64) -> None:
    """Makes a suspended generator's frame the top one, without saying where it goes on."""
    vm.fuel -= 1
    if vm.fuel < 0:
        vm.refuel()
    vm.depth += 1
    if vm.depth > vm.max_depth:
        vm.depth -= 1
        raise vm.error("RecursionError", "maximum recursion depth exceeded")
    generator.state = RUNNING
    generator.inherited = vm.handled
    if generator.level > 0:
        vm.handled = generator.own
    frame.back = vm.frame
    frame.destination = dst
    vm.frame = frame

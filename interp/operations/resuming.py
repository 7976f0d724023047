"""Resuming generators."""

from __future__ import annotations

from mypy_extensions import i64

from interp.objects.builtin_types import BUILTIN
from interp.objects.exception import GuestRaise
from interp.objects.generator import ACLOSE, CLOSED, CREATED, RUNNING, AsyncStep, Generator
from interp.objects.instance import Instance
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
        raise GuestRaise(vm.make_exception("StopAsyncIteration" if generator.kind == "async_generator" else "StopIteration", ()))
    if generator.state == CREATED:
        if value is not None:
            raise vm.error("TypeError", f"can't send non-None value to a just-started {words(generator)}")
    else:
        frame.registers[frame.ins.a] = value
    put_on_top(vm, generator, frame, dst)
    vm.resume_at = frame.ins.next
    return ENTERED


def settle(vm: VM, generator: Generator) -> AsyncStep | None:
    """Ends the step of an asynchronous generator that yielded or was left; gives it. None for anything else."""
    step = generator.step
    if step is not None:
        step.state = CLOSED
        generator.step = None
        if generator.frame is None and vm.async_generators is not None:
            vm.async_generators.pop(generator, None)
    return step


def failed_step(vm: VM, generator: Generator, exception: Instance) -> Instance:
    """What comes out of the step under way, if there is one, when `exception` comes out of the generator."""
    step = settle(vm, generator)
    if step is None:
        return exception
    if exception.cls.is_subclass(BUILTIN["StopAsyncIteration"]) or exception.cls.is_subclass(BUILTIN["GeneratorExit"]):
        generator.ended_async = True
        if step.mode == ACLOSE:
            # `aclose` is done: its `await` gets None.
            return vm.make_exception("StopIteration", ())
    return exception


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

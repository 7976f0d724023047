"""Generators and coroutines."""

from __future__ import annotations

from interp.bytecode.code import FLAG_COROUTINE, FLAG_ITERABLE_COROUTINE
from interp.objects.builtin_types import BUILTIN
from interp.objects.exception import state_of
from interp.objects.generator import ASEND, RUNNING, SUSPENDED, AsyncStep, Generator
from interp.objects.instance import Instance
from interp.objects.sentinel import UNBOUND
from interp.operations.call import enter
from interp.operations.generators import delegate, finish, suspend
from interp.operations.iterate import get_iter
from interp.operations.raising import unwind
from interp.vm.cold.calling import result
from interp.vm.frame import Frame, Instr
from interp.vm.state import VM


def yield_value(vm: VM, frame: Frame, ins: Instr, value: object) -> Instr:
    """Where the machine goes on after `yield value`."""
    return suspend(vm, frame, ins, value)


def GRET(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    return finish(vm, frame, regs[ins.b])


def YIELDFROM(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    return delegate(vm, frame, ins)


def GETYFITER(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    value = regs[ins.b]
    regs[frame.linked.scratch] = UNBOUND
    if isinstance(value, Generator):
        if value.kind == "coroutine" and not frame.linked.flags & (FLAG_COROUTINE | FLAG_ITERABLE_COROUTINE):
            raise vm.error("TypeError", "cannot 'yield from' a coroutine object in a non-coroutine generator")
        if value.kind != "async_generator":
            regs[ins.a] = value
            return ins.next
    return result(vm, regs, ins, get_iter(vm, value, ins.a))


def AWAITABLE(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    value = regs[ins.b]
    regs[frame.linked.scratch] = UNBOUND
    if isinstance(value, Generator):
        if value.kind == "coroutine":
            if value.state == RUNNING or value.awaits() is not None:
                raise vm.error("RuntimeError", "coroutine is being awaited already")
            regs[ins.a] = value
            return ins.next
        if value.frame is not None and value.frame.linked.flags & FLAG_ITERABLE_COROUTINE:
            regs[ins.a] = value
            return ins.next
    elif isinstance(value, AsyncStep):
        regs[ins.a] = value
        return ins.next
    return result(vm, regs, ins, enter(vm, "_await", [value, int(ins.imm)], ins.a))


def AITER(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    value = regs[ins.b]
    if isinstance(value, Generator) and value.kind == "async_generator":
        regs[ins.a] = value
        return ins.next
    return result(vm, regs, ins, enter(vm, "_aiter", [value], ins.a))


def ANEXT(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    value = regs[ins.b]
    if isinstance(value, Generator) and value.kind == "async_generator":
        vm.memory_left -= 80
        regs[ins.a] = AsyncStep(value, ASEND, None)
        return ins.next
    return result(vm, regs, ins, enter(vm, "_anext", [value], ins.a))


def DROPITER(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    iterator = regs[ins.b]
    if isinstance(iterator, Generator) and iterator.loops and iterator.state == SUSPENDED:
        return result(vm, regs, ins, enter(vm, "_generator_drop", [iterator], ins.a))
    regs[ins.a] = None
    return ins.next


def ENDAFOR(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    exception = regs[ins.b]
    assert isinstance(exception, Instance)
    if exception.cls.is_subclass(BUILTIN["StopAsyncIteration"]):
        return ins.next
    state = state_of(exception)
    if state.traceback is not None:
        state.traceback = state.traceback.next
    return unwind(vm, exception)

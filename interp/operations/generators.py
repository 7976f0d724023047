"""Suspending, delegating, throwing into and ending generators."""

from __future__ import annotations

import sys
from typing import Final, cast

from mypy_extensions import i64

from interp.bytecode.opcodes import NUMBER
from interp.objects.builtin_types import BUILTIN
from interp.objects.exception import GuestRaise, exception_of, state_of
from interp.objects.generator import (
    ACLOSE,
    ASEND,
    CLOSED,
    CREATED,
    FAULTY,
    RUNNING,
    SUSPENDED,
    AnextAwaitable,
    AsyncStep,
    CoroutineWrapper,
    Generator,
)
from interp.objects.instance import Instance
from interp.objects.iterator import Iterator
from interp.objects.sentinel import ENTERED, EXHAUSTED, UNBOUND
from interp.operations.call import enter
from interp.operations.iterate import step
from interp.operations.raising import leave_generator, set_context, unwind
from interp.operations.resuming import failed_step, put_on_top, resume, settle, words
from interp.vm.frame import Frame, Instr
from interp.vm.state import VM

_CONVERTS_AT_ONCE: Final = sys.version_info < (3, 12)
"""A StopIteration that is thrown into a generator before its first step becomes a RuntimeError too."""
_FORITER: Final = NUMBER["FORITER"]
_YIELDFROM: Final = NUMBER["YIELDFROM"]
_YIELD: Final = NUMBER["YIELD"]


def suspend(vm: VM, frame: Frame, ins: Instr, value: object) -> Instr:
    """`yield value` at `ins`: where the machine goes on, in the frame that gets the value."""
    while True:
        generator = frame.result
        assert isinstance(generator, Generator)
        generator.state = SUSPENDED
        if generator.level > 0:
            generator.own = vm.handled
        vm.handled = generator.inherited
        frame.ins = ins
        back = frame.back
        assert back is not None
        frame.back = None
        vm.depth -= 1
        if ins.imm == 1:
            vm.frame = back
            step = settle(vm, generator)
            if step is not None and step.mode == ACLOSE:
                return unwind(vm, vm.make_exception("RuntimeError", ("async generator ignored GeneratorExit",)))
            return hand_over(vm, back, value)
        if back.ins.op != _YIELDFROM:
            vm.frame = back
            if frame.destination >= 0:
                back.registers[frame.destination] = value
            return back.ins.next
        # The generator below delegates to this one: what this one yields, it yields.
        ins = delegation(back, back.ins)
        frame = back


def delegation(frame: Frame, ins: Instr) -> Instr:
    """What a frame suspended inside YIELDFROM is at: what is sent goes to the scratch register, then YIELDFROM runs again."""
    waiting = ins.alternative
    if waiting is None:
        waiting = Instr(_YIELD, frame.linked.scratch, -1, -1, 0, None, ins.index)
        waiting.next = ins
        waiting.target = ins
        waiting.handler = ins.handler
        waiting.handler_reg = ins.handler_reg
        ins.alternative = waiting
    return waiting


def finish(vm: VM, frame: Frame, value: object) -> Instr:
    """`return value` from a generator: where the machine goes on in its resumer."""
    generator = frame.result
    assert isinstance(generator, Generator)
    generator.state = CLOSED
    generator.frame = None
    vm.handled = generator.inherited
    back = frame.back
    assert back is not None
    frame.back = None
    frame.result = None
    vm.frame = back
    vm.depth -= 1
    linked = frame.linked
    if linked.span_size > 0:
        linked.namespace.free_span(linked.span, linked.span_size)
    step = settle(vm, generator)
    if step is not None and step.mode != ACLOSE:
        return unwind(vm, vm.make_exception("StopAsyncIteration", ()))
    return hand_over(vm, back, value)


def hand_over(vm: VM, back: Frame, value: object) -> Instr:
    """The end of what frame `back` resumed: its loop ends, its `yield from` gets the value, or StopIteration is raised there."""
    ins = back.ins
    if ins.op == _FORITER:
        return ins.target
    if ins.op == _YIELDFROM:
        back.registers[ins.a] = value
        back.registers[back.linked.scratch] = UNBOUND
        return ins.next
    stop = vm.make_exception("StopIteration", () if value is None else (value,))
    state_of(stop).values["value"] = value
    return unwind(vm, stop)


def delegate(vm: VM, frame: Frame, ins: Instr) -> Instr:
    """One step of YIELDFROM: sends what is in the scratch register on to the iterator."""
    registers = frame.registers
    inner = registers[ins.b]
    sent = registers[frame.linked.scratch]
    if sent is UNBOUND:
        sent = None
    frame.ins = ins
    if isinstance(inner, Generator):
        resume(vm, inner, sent, ins.a)
        return vm.resume_at
    if isinstance(inner, AsyncStep):
        send_to_step(vm, inner, sent, ins.a)
        return vm.resume_at
    if isinstance(inner, CoroutineWrapper):
        registers[ins.b] = inner.coroutine
        return ins
    if isinstance(inner, Iterator) and sent is None and inner.pure():
        item = step(vm, inner, ins.a)
        if item is EXHAUSTED:
            registers[ins.a] = None
            registers[frame.linked.scratch] = UNBOUND
            return ins.next
        return suspend(vm, frame, delegation(frame, ins), item)
    # The frame waits at a stand-in: the value that `__next__` or `send` returns is yielded, what is sent back goes to scratch.
    waiting = Instr(_YIELDFROM, ins.a, ins.b, -1, 0, None, ins.index)
    waiting.target = ins
    waiting.handler = ins.handler
    waiting.handler_reg = ins.handler_reg
    again = Instr(_YIELD, frame.linked.scratch, frame.linked.scratch, -1, 0, None, ins.index)
    again.next = ins
    again.target = ins
    again.handler = ins.handler
    again.handler_reg = ins.handler_reg
    waiting.next = again
    frame.ins = waiting
    result = enter(vm, "_next" if sent is None else "_send", [inner] if sent is None else [inner, sent], frame.linked.scratch)
    assert result is ENTERED
    return vm.resume_at


def throw(vm: VM, generator: Generator, exception: Instance, dst: i64) -> object:
    """Raises `exception` where the generator is suspended: the answer of `resume`."""
    frame = generator.frame
    if generator.state == RUNNING:
        raise vm.error("ValueError", f"{words(generator)} already executing")
    if frame is None:
        if generator.kind == "coroutine":
            raise vm.error("RuntimeError", "cannot reuse already awaited coroutine")
        raise GuestRaise(exception)
    if generator.state == CREATED:
        if _CONVERTS_AT_ONCE and generator.kind != "async_generator":
            generator.inherited = vm.handled
            raise GuestRaise(leave_generator(vm, generator, exception))
        generator.state = CLOSED
        generator.frame = None
        raise GuestRaise(exception)
    ins = frame.ins
    if ins.next.op == _YIELDFROM:
        inner = frame.registers[ins.next.b]
        if isinstance(inner, Generator):
            put_on_top(vm, generator, frame, dst)
            frame.ins = ins.next
            if exception.cls.is_subclass(BUILTIN["GeneratorExit"]):
                return _close_inner(vm, frame, inner, exception)
            return throw(vm, inner, exception, ins.next.a)
        if isinstance(inner, AsyncStep):
            put_on_top(vm, generator, frame, dst)
            frame.ins = ins.next
            if exception.cls.is_subclass(BUILTIN["GeneratorExit"]):
                return enter(vm, "_close_then_raise", [inner, exception], frame.linked.scratch)
            return throw_into_step(vm, inner, exception, ins.next.a)
        if isinstance(inner, (Instance, AnextAwaitable)):
            put_on_top(vm, generator, frame, dst)
            frame.ins = ins
            if exception.cls.is_subclass(BUILTIN["GeneratorExit"]):
                return enter(vm, "_close_then_raise", [inner, exception], frame.linked.scratch)
            waiting = Instr(_YIELDFROM, ins.next.a, ins.next.b, -1, 0, None, ins.index)
            waiting.target = ins.next
            waiting.next = ins.next
            again = Instr(_YIELD, frame.linked.scratch, frame.linked.scratch, -1, 0, None, ins.index)
            again.next = ins.next
            again.target = ins.next
            again.handler = waiting.handler = ins.handler
            again.handler_reg = waiting.handler_reg = ins.handler_reg
            waiting.next = again
            frame.ins = waiting
            return enter(vm, "_throw_into", [inner, exception], frame.linked.scratch)
    put_on_top(vm, generator, frame, dst)
    if generator.level > 0:
        # What is thrown into a generator that is itself handling an exception has that for context.
        set_context(vm, exception)
    vm.resume_at = unwind(vm, exception)
    return ENTERED


def _close_inner(vm: VM, frame: Frame, inner: Generator, exception: Instance) -> object:
    """GeneratorExit closes the inner generator first, then is raised in the outer one (PEP 380)."""
    if inner.state == CREATED or inner.frame is None:
        inner.state = CLOSED
        inner.frame = None
        vm.resume_at = unwind(vm, exception)
        return ENTERED
    return enter(vm, "_close_then_raise", [inner, exception], frame.linked.scratch)


def send_to_step(vm: VM, step: AsyncStep, value: object, dst: i64) -> object:
    """`send` of what `asend` and its like gave: the answer of `resume`."""
    generator = step.generator
    _reusable(vm, step)
    if step.mode != ASEND and generator.frame is None:
        step.state = CLOSED
        raise GuestRaise(vm.make_exception("StopIteration", ()))
    begun = step.state == RUNNING
    if not begun:
        _idle(vm, step)
        if step.mode != ASEND:
            if generator.ended_async:
                step.state = CLOSED
                raise GuestRaise(vm.make_exception("StopAsyncIteration", ()))
            if value is not None:
                raise vm.error("RuntimeError", "can't send non-None value to a just-started coroutine")
        if step.mode == FAULTY:
            step.state = CLOSED
            raise GuestRaise(cast(Instance, step.argument))
        _begin(vm, step)
    try:
        if begun:
            return resume(vm, generator, value, dst)
        if step.mode == ASEND:
            return resume(vm, generator, step.argument if value is None else value, dst)
        if step.mode == ACLOSE:
            generator.ended_async = True
        return throw(vm, generator, cast(Instance, step.argument), dst)
    except GuestRaise as raised:
        raise GuestRaise(failed_step(vm, generator, exception_of(raised))) from None


def throw_into_step(vm: VM, step: AsyncStep, exception: Instance, dst: i64) -> object:
    """`throw` of what `asend` and its like gave."""
    _reusable(vm, step)
    if step.state == CREATED:
        _idle(vm, step)
        _begin(vm, step)
    try:
        return throw(vm, step.generator, exception, dst)
    except GuestRaise as raised:
        raise GuestRaise(failed_step(vm, step.generator, exception_of(raised))) from None


def _reusable(vm: VM, step: AsyncStep) -> None:
    if step.state == CLOSED:
        names = "__anext__()/asend()" if step.mode == ASEND else "aclose()/athrow()"
        raise vm.error("RuntimeError", f"cannot reuse already awaited {names}")


def _idle(vm: VM, step: AsyncStep) -> None:
    """Raises the guest's RuntimeError when another step of the generator is under way."""
    if step.generator.step is not None:
        if step.mode != ASEND:
            step.state = CLOSED
        name = ("anext", "athrow", "aclose", "athrow")[step.mode]
        raise vm.error("RuntimeError", f"{name}(): asynchronous generator is already running")


def _begin(vm: VM, step: AsyncStep) -> None:
    generator = step.generator
    if generator.state == CREATED and vm.async_generators is not None:
        vm.charge(100)
        vm.async_generators[generator] = None
    step.state = RUNNING
    generator.step = step

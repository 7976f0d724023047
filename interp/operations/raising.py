"""Raising guest exceptions, and the unwinder that finds their handlers."""

from __future__ import annotations

from typing import Final

from interp.bytecode.opcodes import NUMBER
from interp.objects.builtin_types import BASE_EXCEPTION, BUILTIN, class_of, is_exception
from interp.objects.exception import GuestRaise, TracebackEntry, state_of
from interp.objects.generator import CLOSED, Generator
from interp.objects.instance import Instance
from interp.objects.sentinel import UNBOUND
from interp.objects.type import Class
from interp.operations.resuming import failed_step
from interp.vm.frame import Instr
from interp.vm.state import VM

_FORITER: Final = NUMBER["FORITER"]
_YIELDFROM: Final = NUMBER["YIELDFROM"]
STOP_ITERATION: Final = BUILTIN["StopIteration"]
STOP_ASYNC_ITERATION: Final = BUILTIN["StopAsyncIteration"]
_WORDS: Final = {"generator": "generator", "coroutine": "coroutine", "async_generator": "async generator"}


def unwind(vm: VM, exception: Instance, again: bool = False) -> Instr:
    """Where the machine goes on after `exception` was raised at `vm.frame.ins`: a handler in this frame or one below it.

    `again` for one that is raised once more: this frame leaves no second line in its traceback.

    Frames without a handler are dropped, each leaving its line in the traceback. Raises GuestRaise when the base frame of
    this `run` is reached.
    """
    frame = vm.frame
    state = state_of(exception)
    while True:
        back = frame.back
        ins = frame.ins
        if back is None and frame.linked is vm.base_linked:
            vm.frame = frame
            raise GuestRaise(exception)
        if (ins.op == _FORITER or ins.op == _YIELDFROM) and exception.cls.is_subclass(STOP_ITERATION):
            if ins.op == _FORITER:
                vm.frame = frame
                return ins.target
            # While its frame calls `__next__` or `send` of a guest's iterator it is at a stand-in whose target is the instruction itself.
            at = ins.target if ins.target.op == _YIELDFROM else ins
            frame.registers[at.a] = state.values.get("value", None)
            frame.registers[frame.linked.scratch] = UNBOUND
            vm.frame = frame
            return at.next
        code = frame.linked.code
        if not code.flags & 64 and not again:
            vm.memory_left -= 64
            state.traceback = TracebackEntry(code, ins.index, state.traceback)
        handler = ins.handler
        if handler is not None:
            frame.registers[ins.handler_reg] = exception
            vm.frame = frame
            return handler
        again = False
        vm.depth -= 1
        generator = frame.result
        if isinstance(generator, Generator):
            exception = leave_generator(vm, generator, exception)
            state = state_of(exception)
        assert back is not None
        frame.back = None
        frame = back
        vm.frame = frame
        if frame.ins.op == _YIELDFROM and state.context is None:
            # What was thrown past the frame that it delegates to: as if thrown into the generator itself.
            owner = frame.result
            if isinstance(owner, Generator) and owner.level > 0:
                set_context(vm, exception)


def leave_generator(vm: VM, generator: Generator, exception: Instance) -> Instance:
    """Closes a generator that an exception leaves. A StopIteration becomes a RuntimeError (PEP 479)."""
    generator.state = CLOSED
    generator.frame = None
    vm.handled = generator.inherited
    cls = exception.cls
    # Those of itertools are of other kinds: what a callback of theirs raises goes through.
    stop = cls.is_subclass(STOP_ITERATION) and generator.kind in _WORDS
    if stop or (generator.kind == "async_generator" and cls.is_subclass(STOP_ASYNC_ITERATION)):
        name = "StopIteration" if stop else "StopAsyncIteration"
        what = _WORDS[generator.kind]
        error = vm.make_exception("RuntimeError", (f"{what} raised {name}",))
        state = state_of(error)
        state.cause = exception
        state.context = exception
        state.suppress_context = True
        state.traceback = None
        exception = error
    return failed_step(vm, generator, exception)


def set_context(vm: VM, exception: Instance) -> None:
    """Sets `__context__` to what is being handled, without making a cycle (CPython's `_PyErr_SetObject`)."""
    handled = vm.handled
    if handled is None or handled is exception:
        return
    state = state_of(exception)
    if state.context is handled:
        return
    link: Instance | None = handled
    steps = 0
    while link is not None:
        following = state_of(link).context
        if following is exception:
            state_of(link).context = None
            break
        link = following
        steps += 1
        vm.fuel -= 1
        if steps > 10000:
            break
    state.context = handled


def check_raised(vm: VM, value: object, cause: object, has_cause: bool) -> Instance:
    """What `raise value from cause` raises, `cause` already an instance or None. Raises the guest's TypeError for anything else."""
    if not is_exception(value):
        raise vm.error("TypeError", "exceptions must derive from BaseException")
    assert isinstance(value, Instance)
    if has_cause:
        state = state_of(value)
        if cause is None:
            state.cause = None
        elif is_exception(cause):
            assert isinstance(cause, Instance)
            state.cause = cause
        else:
            raise vm.error("TypeError", "exception causes must derive from BaseException")
        state.suppress_context = True
    return value


def matches(vm: VM, exception: object, kind: object) -> bool:
    """Whether `except kind` catches the exception. Raises the guest's TypeError if `kind` is no exception class or tuple of them."""
    cls = class_of(exception)
    if isinstance(kind, Class):
        if kind.payload is not BASE_EXCEPTION:
            raise vm.error("TypeError", "catching classes that do not inherit from BaseException is not allowed")
        return cls.is_subclass(kind)
    if isinstance(kind, tuple):
        for item in kind:
            if not isinstance(item, Class) or item.payload is not BASE_EXCEPTION:
                raise vm.error("TypeError", "catching classes that do not inherit from BaseException is not allowed")
        return any(cls.is_subclass(item) for item in kind)
    raise vm.error("TypeError", "catching classes that do not inherit from BaseException is not allowed")

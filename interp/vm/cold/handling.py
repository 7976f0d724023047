"""Raising, catching, and `with`."""

from __future__ import annotations

from interp.bytecode.code import FLAG_HIDDEN
from interp.objects.builtin_types import BASE_EXCEPTION, class_of
from interp.objects.exception import state_of
from interp.objects.generator import Generator
from interp.objects.instance import Instance
from interp.objects.sentinel import ENTERED, UNBOUND
from interp.objects.type import Class
from interp.operations.attribute import special
from interp.operations.call import call, enter
from interp.operations.raising import check_raised, matches, set_context, unwind
from interp.vm.frame import Frame, Instr
from interp.vm.state import VM


def RAISE(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    if ins.b < 0:
        if vm.handled is None:
            raise vm.error("RuntimeError", "No active exception to reraise")
        return unwind(vm, vm.handled, True)
    value = regs[ins.b]
    cause = regs[ins.c] if ins.c >= 0 else None
    if isinstance(value, Class) and value.is_subclass(BASE_EXCEPTION):
        if _makes_cause(cause):
            enter(vm, "_raise_from", [value, cause], -1)
            return vm.resume_at
        made = call(vm, value, [], None, frame.linked.scratch)
        if made is ENTERED:
            frame.ins = _raise_scratch(frame, ins)
            return vm.resume_at
        value = made
    elif _makes_cause(cause):
        enter(vm, "_raise_from", [value, cause], -1)
        return vm.resume_at
    exception = check_raised(vm, value, cause, ins.c >= 0)
    handled = vm.handled
    if ins.c >= 0 and cause is None and handled is not None and frame.linked.flags & FLAG_HIDDEN:
        # This code stands for the host's C, which clears what it caught before it raises an exception of its own.
        state = state_of(exception)
        state.suppress_context = False
        state.context = state_of(handled).context
    else:
        set_context(vm, exception)
    return unwind(vm, exception)


def no_such_item(vm: VM, container: object, index: object) -> Instr:
    """Where the machine goes on after a subscript of a dict or list that has no such item.

    The exception goes to the unwinder at once: as an exception of the host's it would cost a microsecond to leave our own functions by.
    """
    if isinstance(container, dict):
        exception = vm.make_exception("KeyError", (index,))
    else:
        exception = vm.make_exception("IndexError", ("list index out of range",))
    set_context(vm, exception)
    return unwind(vm, exception)


def _makes_cause(cause: object) -> bool:
    return isinstance(cause, Class) and cause.is_subclass(BASE_EXCEPTION)


def _raise_scratch(frame: Frame, ins: Instr) -> Instr:
    """A stand-in for RAISE while guest code makes the instance, behind which the scratch register is raised."""
    waiting = Instr(ins.op, -1, -1, -1, 0, None, ins.index)
    again = Instr(ins.op, -1, frame.linked.scratch, ins.c, 0, None, ins.index)
    again.next = ins.next
    again.target = ins.target
    again.handler = waiting.handler = ins.handler
    again.handler_reg = waiting.handler_reg = ins.handler_reg
    waiting.next = again
    waiting.target = again
    return waiting


def RERAISE(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    exception = regs[ins.b]
    assert isinstance(exception, Instance)
    return unwind(vm, exception, True)


def PUSHEXC(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    generator = frame.result
    if isinstance(generator, Generator):
        if generator.level == 0:
            regs[ins.a] = UNBOUND
        else:
            regs[ins.a] = vm.handled
        generator.level += 1
    else:
        regs[ins.a] = vm.handled
    exception = regs[ins.b]
    assert isinstance(exception, Instance)
    vm.handled = exception
    return ins.next


def POPEXC(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    saved = regs[ins.b]
    generator = frame.result
    if isinstance(generator, Generator):
        generator.level -= 1
        if saved is UNBOUND:
            vm.handled = generator.inherited
            return ins.next
    vm.handled = saved if isinstance(saved, Instance) else None
    return ins.next


def MATCHEXC(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    regs[ins.a] = matches(vm, regs[ins.b], regs[ins.c])
    return ins.next


def WITH(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    manager = regs[ins.b]
    asynchronous = ins.imm == 1
    entering = "__aenter__" if asynchronous else "__enter__"
    leaving = "__aexit__" if asynchronous else "__exit__"
    enter_method = special(vm, manager, entering)
    kind = "asynchronous context manager" if asynchronous else "context manager"
    if enter_method is UNBOUND:
        raise vm.error("TypeError", f"'{class_of(manager).name}' object does not support the {kind} protocol")
    exit_method = special(vm, manager, leaving)
    if exit_method is UNBOUND:
        missed = " (missed __aexit__ method)" if asynchronous else " (missed __exit__ method)"
        raise vm.error("TypeError", f"'{class_of(manager).name}' object does not support the {kind} protocol{missed}")
    regs[ins.a] = exit_method
    regs[ins.a + 1] = enter_method
    return ins.next


def EXCINFO(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    exception = regs[ins.b]
    assert isinstance(exception, Instance)
    regs[ins.a] = exception.cls
    regs[ins.a + 1] = exception
    regs[ins.a + 2] = state_of(exception).traceback
    return ins.next

"""Calls that are not a guest function with just the right arguments."""

from __future__ import annotations

from typing import cast

from interp.builtins.prices import hold
from interp.builtins.row import FUNCTION, METHOD, Native
from interp.bytecode.opcodes import METHOD_CALL
from interp.objects.builtin_types import PLAIN, TYPE, class_of
from interp.objects.function import BoundMethod, Function, Super
from interp.objects.instance import Instance
from interp.objects.module import Module
from interp.objects.sentinel import ENTERED, UNBOUND
from interp.objects.type import DICTIONARY, Class
from interp.operations.attribute import get_attr, inherited_function
from interp.operations.call import call, call_function, call_native, call_plain, enter, new_instance, run_one, run_two
from interp.operations.finishing import finish
from interp.operations.measure import is_scalar
from interp.vm.cold.cached import remembers
from interp.vm.cold.names import unbound_callee as unbound_callee
from interp.vm.frame import RETURN_FINISH, Frame, Instr, Pending
from interp.vm.state import VM


def result(vm: VM, regs: list[object], ins: Instr, value: object) -> Instr:
    """Puts an operation's value where the instruction wants it, or goes on in the frame that it pushed."""
    if value is ENTERED:
        return vm.resume_at
    regs[ins.a] = value
    return ins.next


def call_span(vm: VM, f: object, regs: list[object], ins: Instr) -> object:
    """`f` with the instruction's span of arguments."""
    if isinstance(f, Function):
        return call_function(vm, f, regs[ins.c : ins.c + ins.imm], None, ins.a)
    if isinstance(f, Native) and not f.checked:
        return call_row(vm, f, regs, ins)
    if isinstance(f, Class) and f.runtime is None:
        row = f.constructor
        if isinstance(row, Native):
            return call_row(vm, row, regs, ins)
    elif isinstance(f, Class) and f.plain_new and (f.metaclass is TYPE or f.metaclass is None):
        return new_instance(vm, f, regs[ins.c : ins.c + ins.imm], None, ins.a)
    elif ins.k is METHOD_CALL and isinstance(f, BoundMethod):
        return call_found(vm, f, f.receiver, regs[ins.c : ins.c + ins.imm], ins.a)
    return call(vm, f, regs[ins.c : ins.c + ins.imm], None, ins.a)


def call_row(vm: VM, row: Native, regs: list[object], ins: Instr) -> object:
    """`call_native` with the instruction's span of arguments."""
    if row.light and ins.imm == 1 and row.role == FUNCTION and is_scalar(regs[ins.c]):
        return run_one(vm, row, regs[ins.c])
    return call_native(vm, row, regs[ins.c : ins.c + ins.imm], None, ins.a)


def call_found(vm: VM, method: object, receiver: object, args: list[object], dst: int) -> object:
    """Calls a method where it was looked up on `receiver`: a builtin one then is never bound, and named after the class that has it."""
    if isinstance(method, BoundMethod) and not isinstance(receiver, (Class, BoundMethod, Super, Module)):
        function = method.function
        if isinstance(function, Native) and function.role == METHOD:
            return call_native(vm, function, [method.receiver, *args], None, dst)
    return call(vm, method, args, None, dst)


def HASM(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    receiver = regs[ins.b]
    if type(receiver) is ins.host:
        return ins.next
    name = cast(str, ins.k)
    if isinstance(receiver, Instance):
        cls = receiver.cls
        if receiver.shape is ins.shape and cls.epoch == ins.epoch:
            return ins.next
        if not cls.plain_attributes or cls.lookup(name) is not UNBOUND or receiver.get(name) is not UNBOUND:
            if receiver.shape is not DICTIONARY and remembers(vm):
                ins.shape = receiver.shape
                ins.epoch = cls.epoch
            return ins.next
    elif isinstance(receiver, (Class, Module, Super)):
        return ins.next  # these look further than their types
    elif class_of(receiver).lookup(name) is not UNBOUND:
        ins.host = type(receiver)
        return ins.next
    return result(vm, regs, ins, get_attr(vm, receiver, name, frame_scratch(vm)))


def call_method(vm: VM, receiver: object, regs: list[object], ins: Instr) -> object:
    """`receiver.k(span)`, without a bound method where the class has a function or row of that name."""
    if type(receiver) is ins.host:
        row = cast(Native, ins.cached)
        if row.light:
            if ins.imm == 0:
                return run_one(vm, row, receiver)
            if ins.imm == 1 and is_scalar(regs[ins.c]):
                return run_two(vm, row, receiver, regs[ins.c])
        args = regs[ins.c : ins.c + ins.imm]
        args.insert(0, receiver)
        return call_plain(vm, row, args, ins.a)
    name = cast(str, ins.k)
    if isinstance(receiver, Super):
        inherited = inherited_function(receiver, name)
        if inherited is not None:
            return call_function(vm, inherited, [receiver.receiver, *regs[ins.c : ins.c + ins.imm]], None, ins.a)
    elif isinstance(receiver, Instance):
        cls = receiver.cls
        if receiver.shape is ins.shape and cls.epoch == ins.epoch and isinstance(ins.cached, Function):
            return call_function(vm, ins.cached, [receiver, *regs[ins.c : ins.c + ins.imm]], None, ins.a)
        if cls.plain_attributes:
            found = cls.lookup(name)
            if isinstance(found, Function) and receiver.get(name) is UNBOUND:
                if receiver.shape is not DICTIONARY and remembers(vm):
                    ins.shape = receiver.shape
                    ins.epoch = cls.epoch
                    ins.cached = found
                    ins.host = None
                return call_function(vm, found, [receiver, *regs[ins.c : ins.c + ins.imm]], None, ins.a)
    elif isinstance(receiver, Module):
        found = receiver.namespace.get(name)
        if isinstance(found, Function):
            return call_function(vm, found, regs[ins.c : ins.c + ins.imm], None, ins.a)
        if isinstance(found, Native) and not found.checked:
            return call_native(vm, found, regs[ins.c : ins.c + ins.imm], None, ins.a)
    elif type(receiver) in PLAIN:
        found = class_of(receiver).lookup(name)
        if isinstance(found, Native) and found.role == METHOD:
            ins.host = type(receiver)
            ins.cached = found
            return call_native(vm, found, [receiver, *regs[ins.c : ins.c + ins.imm]], None, ins.a)
    method = get_attr(vm, receiver, name, frame_scratch(vm))
    if method is ENTERED:
        # What gives the method runs in guest code: look-up and call are done again, both by the prelude.
        abandon(vm)
        return enter(vm, "_call_attribute", [receiver, name, regs[ins.c : ins.c + ins.imm]], ins.a)
    return call_found(vm, method, receiver, regs[ins.c : ins.c + ins.imm], ins.a)


def frame_scratch(vm: VM) -> int:
    """The scratch register of the frame on top."""
    return int(vm.frame.linked.scratch)


def abandon(vm: VM) -> None:
    """Takes back the frame that was just pushed, before it ran."""
    frame = vm.frame
    back = frame.back
    assert back is not None
    vm.depth -= 1
    vm.frame = back


def finish_call(vm: VM, frame: Frame, value: object) -> Instr:
    """Leaves a frame whose value is not yet the operation's, and goes on with what `frame.result` makes of it.

    Of an `__init__` that is the instance: what it returned is checked.
    """
    pending = frame.result
    if not isinstance(pending, Pending) and value is not None:
        raise vm.error("TypeError", f"__init__() should return None, not '{class_of(value).name}'")
    frame.result = None
    destination = RETURN_FINISH - frame.destination
    back = frame.back
    assert back is not None
    frame.back = frame.linked.pool
    frame.owner = None
    frame.linked.pool = frame
    vm.frame = back
    vm.depth -= 1
    result = finish(vm, pending, value, destination) if isinstance(pending, Pending) else pending
    if result is ENTERED:
        return vm.resume_at
    if destination >= 0:
        back.registers[destination] = result
    return back.ins.next


def too_deep(vm: VM) -> None:
    """A call found its slice of fuel or its depth used up."""
    if vm.fuel < 0:
        vm.refuel()
    if vm.depth > vm.max_depth:
        vm.depth -= 1
        raise vm.error("RecursionError", "maximum recursion depth exceeded")


def CALLKW(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    names = cast(tuple[str, ...], ins.k)
    plain = ins.imm - len(names)
    keywords: dict[str, object] = {}
    i = ins.c + plain
    for name in names:
        keywords[name] = regs[i]
        i += 1
    return result(vm, regs, ins, call(vm, regs[ins.b], regs[ins.c : ins.c + plain], keywords, ins.a))


def _text(key: object) -> str:
    """The text of an instance of a subclass of str: names are compared and shown as texts."""
    return cast(str, key.payload if isinstance(key, Instance) else key)


def CALLEX(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    args = cast(list[object], regs[ins.c])
    hold(vm, 2 * len(args))
    vm.charge(64 + 8 * len(args))
    keywords: dict[str, object] | None = None
    if ins.imm >= 0:
        named = cast(dict[object, object], regs[ins.imm])
        plain = True
        for key in named:
            if not isinstance(key, str):
                if not (isinstance(key, Instance) and isinstance(key.payload, str)):
                    raise vm.error("TypeError", "keywords must be strings")
                plain = False
        keywords = cast(dict[str, object], named) if plain else {_text(key): value for key, value in named.items()}
    return result(vm, regs, ins, call(vm, regs[ins.b], list(args), keywords, ins.a))


def MRET(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    value = regs[ins.b]
    back = frame.back
    assert back is not None
    vm.frame = back
    vm.depth -= 1
    linked = frame.linked
    linked.namespace.free_span(linked.span, linked.span_size)
    if frame.destination >= 0:
        back.registers[frame.destination] = value
    return back.ins.next

"""Calls that are not a guest function with just the right arguments."""

from __future__ import annotations

from typing import cast

from interp.builtins.row import METHOD, Native
from interp.bytecode.opcodes import METHOD_CALL
from interp.objects.builtin_types import PLAIN, class_of
from interp.objects.function import BoundMethod, Function, Super
from interp.objects.instance import Instance
from interp.objects.module import Module
from interp.objects.sentinel import ENTERED, UNBOUND
from interp.objects.type import DICTIONARY, Class
from interp.operations.attribute import get_attr
from interp.operations.call import call, call_function, call_native, call_plain, enter
from interp.vm.cold.cached import remembers
from interp.vm.cold.names import unbound_callee as unbound_callee
from interp.vm.frame import Frame, Instr
from interp.vm.state import VM


def result(vm: VM, regs: list[object], ins: Instr, value: object) -> Instr:
    """Puts an operation's value where the instruction wants it, or goes on in the frame that it pushed."""
    if value is ENTERED:
        return vm.resume_at
    regs[ins.a] = value
    return ins.next


def call_span(vm: VM, f: object, regs: list[object], ins: Instr) -> object:
    """`f` with the instruction's span of arguments."""
    if isinstance(f, Class) and f.runtime is None:
        row = f.constructor
        if isinstance(row, Native):
            return call_native(vm, row, regs[ins.c : ins.c + ins.imm], None, ins.a)
    elif ins.k is METHOD_CALL and isinstance(f, BoundMethod):
        return call_found(vm, f, f.receiver, regs[ins.c : ins.c + ins.imm], ins.a)
    return call(vm, f, regs[ins.c : ins.c + ins.imm], None, ins.a)


def call_found(vm: VM, method: object, receiver: object, args: list[object], dst: int) -> object:
    """Calls a method where it was looked up on `receiver`: a builtin one then is never bound, and named after the class that has it."""
    if isinstance(method, BoundMethod) and not isinstance(receiver, (Class, BoundMethod, Super, Module)):
        function = method.function
        if isinstance(function, Native) and function.role == METHOD:
            return call_native(vm, function, [method.receiver, *args], None, dst)
    return call(vm, method, args, None, dst)


def call_method(vm: VM, receiver: object, regs: list[object], ins: Instr) -> object:
    """`receiver.k(span)`, without a bound method where the class has a function or row of that name."""
    if type(receiver) is ins.host:
        args = regs[ins.c : ins.c + ins.imm]
        args.insert(0, receiver)
        return call_plain(vm, cast(Native, ins.cached), args, ins.a)
    name = cast(str, ins.k)
    if isinstance(receiver, Instance):
        cls = receiver.cls
        if cls.plain_attributes:
            found = cls.lookup(name)
            if isinstance(found, Function) and receiver.get(name) is UNBOUND:
                if receiver.shape is not DICTIONARY and remembers(vm):
                    ins.shape = receiver.shape
                    ins.epoch = cls.epoch
                    ins.cached = found
                    ins.host = None
                return call_function(vm, found, [receiver, *regs[ins.c : ins.c + ins.imm]], None, ins.a)
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


def finish_init(vm: VM, frame: Frame, value: object) -> object:
    """What an `__init__` returned is checked, and the instance takes its place."""
    if value is not None:
        raise vm.error("TypeError", f"__init__() should return None, not '{class_of(value).name}'")
    instance = frame.result
    frame.result = None
    return instance


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

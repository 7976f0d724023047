"""Calls that are not a guest function with just the right arguments."""

from __future__ import annotations

from collections.abc import Callable, Sized
from typing import Final, cast

from mypy_extensions import i64

from interp.builtins.functions import builtin_getattr, builtin_issubclass, builtin_super, is_instance
from interp.builtins.hash_prices import SMALL_SET, SMALL_SET_ENTRY
from interp.builtins.prices import hold, is_light, is_light_key
from interp.builtins.row import (
    ADD,
    APPEND,
    FUNCTION,
    GET,
    GETATTR,
    ID,
    ISINSTANCE,
    ISSUBCLASS,
    LEN,
    METHOD,
    SUPER,
    TYPE_OF,
    Native,
)
from interp.bytecode.code import FLAG_COROUTINE, FLAG_GENERATOR, FLAG_VARARGS, FLAG_VARKEYWORDS, Code
from interp.bytecode.opcodes import METHOD_CALL
from interp.objects.builtin_types import PLAIN, TYPE, class_of
from interp.objects.deque import DEQUE
from interp.objects.function import BoundMethod, Function, Super
from interp.objects.generator import Generator
from interp.objects.instance import Instance
from interp.objects.module import Module
from interp.objects.sentinel import ENTERED, UNBOUND
from interp.objects.type import Class
from interp.operations.attribute import get_attr, inherited_function
from interp.operations.call import begin, call, call_function, call_held, call_native, call_plain, call_then, enter, new_instance
from interp.operations.finishing import finish
from interp.operations.measure import is_scalar
from interp.operations.running import run_one, run_three, run_two
from interp.operations.settled import settled_in_class
from interp.vm.cold.cached import remember, remembers, way_of
from interp.vm.cold.names import unbound_callee as unbound_callee
from interp.vm.frame import CONVERTED, RETURN_FINISH, Frame, Instr, Pending, new_frame
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
        return _call_guest(vm, f, UNBOUND, regs, ins)
    if isinstance(f, Native) and not f.checked:
        return call_row(vm, f, regs, ins)
    if isinstance(f, BoundMethod):
        row = f.function
        if isinstance(row, Function):
            return _call_guest(vm, row, f.receiver, regs, ins)
        # a bool has its methods from int: what is wrong with their arguments is worded after the receiver, by `call`
        if isinstance(row, Native) and row.shortcut:
            answer = _run_often(vm, row, f.receiver, regs, ins)
            if answer is not UNBOUND:
                return answer
        if isinstance(row, Native) and row.light and row.role == METHOD and _is_hosts(f.receiver) and type(f.receiver) is not bool:
            answer = _run_light(vm, row, f.receiver, regs, ins)
            if answer is not UNBOUND:
                return answer
    if isinstance(f, Class) and f.runtime is None:
        row = f.constructor
        if isinstance(row, Native):
            return call_row(vm, row, regs, ins)
    elif isinstance(f, Class) and f.plain_new and (f.metaclass is TYPE or f.metaclass is None):
        return _construct(vm, f, regs, ins)
    elif isinstance(f, Class) and f.bare and ins.imm == 0:
        vm.charge(400)
        instance = Instance(f)
        instance.payload = cast(Callable[[], object], cast(Class, f.payload).host)()
        return instance
    elif ins.k is METHOD_CALL and isinstance(f, BoundMethod):
        return call_found(vm, f, f.receiver, regs[ins.c : ins.c + ins.imm], ins.a)
    return call(vm, f, regs[ins.c : ins.c + ins.imm], None, ins.a)


def _call_guest(vm: VM, f: Function, receiver: object, regs: list[object], ins: Instr) -> object:
    """`call_function` with the instruction's span of arguments, behind a receiver unless that is UNBOUND."""
    i: i64 = 0 if receiver is UNBOUND else 1
    n = ins.imm + i
    takes = f.takes
    defaults = f.defaults
    if n > takes or (n < takes and (defaults is None or n + len(defaults) < takes)):
        args = regs[ins.c : ins.c + ins.imm]
        if receiver is not UNBOUND:
            args.insert(0, receiver)
        return born(call_function(vm, f, args, None, ins.a), ins)
    frame = new_frame(f.linked)
    registers = frame.registers
    registers[0] = receiver
    j = ins.c
    while i < n:
        registers[i] = regs[j]
        i += 1
        j += 1
    if defaults is not None:
        first = takes - len(defaults)
        while i < takes:
            registers[i] = defaults[i - first]
            i += 1
    return born(begin(vm, f, frame, ins.a), ins)


def born(made: object, ins: Instr) -> object:
    """What a guest's function gave that an instruction called itself; a generator is told so."""
    if isinstance(made, Generator):
        made.born = ins
    return made


def _construct(vm: VM, cls: Class, regs: list[object], ins: Instr) -> object:
    """`new_instance` with the instruction's span of arguments."""
    init = cls.lookup("__init__")
    if not isinstance(init, Function) or init.arity != ins.imm + 1:
        return new_instance(vm, cls, regs[ins.c : ins.c + ins.imm], None, ins.a)
    vm.charge(200)
    instance = Instance(cls)
    frame = new_frame(init.linked)
    registers = frame.registers
    registers[0] = instance
    i: i64 = 0
    while i < ins.imm:
        registers[i + 1] = regs[ins.c + i]
        i += 1
    frame.owner = init
    frame.result = instance
    vm.push(frame, RETURN_FINISH - ins.a)
    return ENTERED


def call_row(vm: VM, row: Native, regs: list[object], ins: Instr) -> object:
    """`call_native` with the instruction's span of arguments."""
    n = ins.imm
    if n == 1 and row.gathers:
        made = regs[ins.c]
        if isinstance(made, Generator) and made.kind == "generator":
            name = "_gathered_set" if row.kinds == "t" else "_gathered"
            return call_then(vm, Pending(CONVERTED, row, [made], 0, ""), vm.guest(name), [made], ins.a)
    if row.light and row.role == FUNCTION:
        if n == 1:
            if _whole(row, 0, regs[ins.c]):
                return run_one(vm, row, regs[ins.c])
        elif n == 2 and _whole(row, 0, regs[ins.c]) and _whole(row, 1, regs[ins.c + 1]):
            return run_two(vm, row, regs[ins.c], regs[ins.c + 1])
    elif row.shortcut == LEN:
        if n == 1:
            value = regs[ins.c]
            if isinstance(value, (list, str, dict, tuple, set)) or type(value) is DEQUE:
                vm.fuel -= 1
                return len(cast(Sized, value))
            if isinstance(value, Instance):
                held = value.payload
                if isinstance(held, (list, dict, set, tuple)) and value.cls.lookup("__len__") is class_of(held).lookup("__len__"):
                    vm.fuel -= 1
                    return len(held)
    elif row.shortcut == ISINSTANCE and n == 2:
        answer = is_instance(regs[ins.c], regs[ins.c + 1])
        if answer is not UNBOUND:
            vm.fuel -= 1
            return answer
    elif row.shortcut == SUPER and n == 0:
        vm.fuel -= 1
        return builtin_super(vm, [], ins.a)
    elif row.shortcut == ID and n == 1:
        vm.fuel -= 1
        return vm.number(regs[ins.c])
    elif row.shortcut == TYPE_OF and n == 1:
        vm.fuel -= 1
        return class_of(regs[ins.c])
    elif row.shortcut == ISSUBCLASS and n == 2:
        vm.fuel -= 1
        return builtin_issubclass(vm, regs[ins.c : ins.c + 2], ins.a)
    elif row.shortcut == GETATTR and n == 3:
        vm.fuel -= 1
        return builtin_getattr(vm, regs[ins.c : ins.c + 3], ins.a)
    return call_native(vm, row, regs[ins.c : ins.c + ins.imm], None, ins.a)


def _run_light(vm: VM, row: Native, receiver: object, regs: list[object], ins: Instr) -> object:
    """A light method's value of a receiver of its owner's host type; UNBOUND where some argument takes a longer look, or there are many."""
    n = ins.imm
    if n == 0:
        return run_one(vm, row, receiver)
    if n == 1:
        if _whole(row, 0, regs[ins.c]):
            return run_two(vm, row, receiver, regs[ins.c])
    elif n == 2 and _whole(row, 0, regs[ins.c]) and _whole(row, 1, regs[ins.c + 1]):
        return run_three(vm, row, receiver, regs[ins.c], regs[ins.c + 1])
    return UNBOUND


def _is_hosts(receiver: object) -> bool:
    """Whether a receiver is an object of the host's, whose methods its own functions are."""
    return type(receiver) in PLAIN or type(receiver) is DEQUE


def _run_often(vm: VM, row: Native, receiver: object, regs: list[object], ins: Instr) -> object:
    """The value of one of the methods called most, of a receiver of its owner's type and a light key; UNBOUND for all else."""
    n = ins.imm
    if n == 0 or n > 2:
        return UNBOUND
    argument = regs[ins.c]
    if row.shortcut == GET:
        if isinstance(receiver, dict) and is_light(argument):
            vm.fuel -= 2
            return receiver.get(argument, None if n == 1 else regs[ins.c + 1])
    elif n == 2:
        return UNBOUND
    elif row.shortcut == APPEND:
        if isinstance(receiver, list):
            vm.fuel -= 1
            vm.memory_left -= 40
            receiver.append(argument)
            return None
    elif row.shortcut == ADD and isinstance(receiver, set) and is_light(argument) and len(receiver) < SMALL_SET:
        vm.fuel -= 2
        vm.memory_left -= SMALL_SET_ENTRY
        receiver.add(argument)
        return None
    return UNBOUND


def _whole(row: Native, place: int, value: object) -> bool:
    """Whether the host's function may have a value at this place of a row that is light as it is."""
    if is_scalar(value) or ((row.whole >> place) & 1 == 1 and type(value) in PLAIN):
        return True
    return place == 0 and row.hashes and isinstance(value, tuple) and is_light_key(value)


def call_found(vm: VM, method: object, receiver: object, args: list[object], dst: int) -> object:
    """Calls a method where it was looked up on `receiver`: a builtin one then is never bound, and named after the class that has it."""
    if isinstance(method, BoundMethod) and not isinstance(receiver, (Class, BoundMethod, Super, Module)):
        function = method.function
        if isinstance(function, Native) and function.role == METHOD:
            return call_native(vm, function, [method.receiver, *args], None, dst)
    return call(vm, method, args, None, dst)


def has_method(vm: VM, receiver: object, regs: list[object], ins: Instr) -> Instr:
    """HASM of what its caches do not know."""
    name = cast(str, ins.k)
    if isinstance(receiver, Instance):
        cls = receiver.cls
        way = way_of(ins, receiver)
        if way is not None and way.epoch == cls.epoch:
            return ins.next
        if not cls.plain_attributes or cls.lookup(name) is not UNBOUND or receiver.get(name) is not UNBOUND:
            remember(vm, ins, receiver, 0, UNBOUND, None)
            return ins.next
    elif isinstance(receiver, Super):
        return ins.next  # it looks further than its type
    elif isinstance(receiver, (Class, Module)):
        kind = class_of(receiver)
        within = receiver.lookup(name) if isinstance(receiver, Class) else receiver.namespace.get(name)
        hooked = not kind.plain_attributes if isinstance(receiver, Class) else receiver.namespace.get("__getattr__") is not UNBOUND
        if within is not UNBOUND or hooked or kind.lookup(name) is not UNBOUND:
            return ins.next
    elif class_of(receiver).lookup(name) is not UNBOUND:
        ins.host = type(receiver)
        return ins.next
    found = get_attr(vm, receiver, name, frame_scratch(vm))
    return ins.next if found is not ENTERED else result(vm, regs, ins, found)  # no register is for what is there


def call_method(vm: VM, receiver: object, regs: list[object], ins: Instr) -> object:
    """`receiver.k(span)`, without a bound method where the class has a function or row of that name."""
    if type(receiver) is ins.host:
        row = cast(Native, ins.cached)
        if row.shortcut:
            answer = _run_often(vm, row, receiver, regs, ins)
            if answer is not UNBOUND:
                return answer
        if row.light:
            answer = _run_light(vm, row, receiver, regs, ins)
            if answer is not UNBOUND:
                return answer
        args = regs[ins.c : ins.c + ins.imm]
        args.insert(0, receiver)
        return call_plain(vm, row, args, ins.a)
    name = cast(str, ins.k)
    if isinstance(receiver, Super):
        inherited = _inherited(vm, ins, receiver, name)
        if inherited is not None:
            return _call_guest(vm, inherited, receiver.receiver, regs, ins)
    elif isinstance(receiver, Instance):
        cls = receiver.cls
        if receiver.shape is ins.shape and cls.epoch == ins.epoch and isinstance(ins.cached, Function):
            return _call_guest(vm, ins.cached, receiver, regs, ins)
        way = way_of(ins, receiver)
        if way is not None and way.epoch == cls.epoch and isinstance(way.cached, Function):
            return _call_guest(vm, way.cached, receiver, regs, ins)
        if cls.plain_attributes:
            found = cls.lookup(name)
            if isinstance(found, Function) and receiver.get(name) is UNBOUND:
                remember(vm, ins, receiver, 0, found, None)
                return _call_guest(vm, found, receiver, regs, ins)
            if isinstance(found, Native) and found.role == METHOD and receiver.get(name) is UNBOUND:
                args = regs[ins.c : ins.c + ins.imm]
                answer = call_held(vm, found, receiver, args)
                return call_native(vm, found, [receiver, *args], None, ins.a) if answer is UNBOUND else answer
    elif isinstance(receiver, Class):
        found = settled_in_class(receiver, name)
        if isinstance(found, Function):
            return _call_guest(vm, found, UNBOUND, regs, ins)
    elif isinstance(receiver, Module):
        found = receiver.namespace.get(name)
        if isinstance(found, Function):
            return _call_guest(vm, found, UNBOUND, regs, ins)
        if isinstance(found, Native) and not found.checked:
            return call_native(vm, found, regs[ins.c : ins.c + ins.imm], None, ins.a)
    elif _is_hosts(receiver):
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


def _inherited(vm: VM, ins: Instr, receiver: Super, name: str) -> Function | None:
    """`inherited_function`, remembered."""
    start = receiver.start
    if start is None or receiver.receiver is start:
        return None
    if start is ins.cls and receiver.cls is ins.host and start.epoch == ins.epoch:
        return cast(Function, ins.cached)
    found = inherited_function(receiver, name)
    if found is not None and remembers(vm):
        ins.cls = start
        ins.host = receiver.cls
        ins.epoch = start.epoch
        ins.cached = found
        ins.shape = None
    return found


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
    f = regs[ins.b]
    if isinstance(f, Function):
        if _enter_named(vm, f, UNBOUND, regs, ins, names, plain):
            return vm.resume_at
    elif isinstance(f, BoundMethod):
        function = f.function
        if isinstance(function, Function) and _enter_named(vm, function, f.receiver, regs, ins, names, plain):
            return vm.resume_at
    elif isinstance(f, Class) and f.plain_new:
        init = f.lookup("__init__")
        if isinstance(init, Function):
            vm.charge(200)
            made = Instance(f)
            if _enter_named(vm, init, made, regs, ins, names, plain):
                vm.frame.result = made
                vm.frame.destination = RETURN_FINISH - ins.a
                return vm.resume_at
    keywords: dict[str, object] = {}
    i = ins.c + plain
    for name in names:
        keywords[name] = regs[i]
        i += 1
    return result(vm, regs, ins, call(vm, f, regs[ins.c : ins.c + plain], keywords, ins.a))


_OPEN: Final = FLAG_VARARGS | FLAG_VARKEYWORDS | FLAG_GENERATOR | FLAG_COROUTINE


def _enter_named(
    vm: VM, f: Function, receiver: object, regs: list[object], ins: Instr, names: tuple[str, ...], plain: i64
) -> bool:
    """Enters a frame of `f` with a receiver, unless that is UNBOUND, and the keywords where the instruction remembers that they belong.

    False, and nothing done, for what takes a longer look: an argument missing or given twice, `*args` and the like.
    """
    linked = f.linked
    code = linked.code
    first: i64 = 0 if receiver is UNBOUND else 1
    if linked.flags & _OPEN or first + plain > code.positional:
        return False
    if ins.host is linked and ins.slot == first:
        places = cast(list[int], ins.cached)
    else:
        places = _places(code, names, first + plain)
        if len(places) < len(names):
            return False
        if remembers(vm):
            ins.host = linked
            ins.slot = first
            ins.cached = places
    frame = new_frame(linked)
    registers = frame.registers
    registers[0] = receiver
    i: i64 = 0
    while i < plain:
        registers[first + i] = regs[ins.c + i]
        i += 1
    for place in places:
        registers[place] = regs[ins.c + i]
        i += 1
    if first + i < linked.parameters and not _fill_defaults(f, code, registers):
        return False
    frame.owner = f
    vm.memory_left -= 8 * linked.registers + 100
    vm.push(frame, ins.a)
    return True


def _places(code: Code, names: tuple[str, ...], plain: i64) -> list[int]:
    """The registers of keyword arguments; fewer than there are names if one is no parameter's, or one's that is given by place."""
    known = code.register_names[: code.positional + code.keyword_only]
    first = max(plain, code.positional_only)
    return [known.index(name, first) for name in names if name in known[first:]]


def _fill_defaults(f: Function, code: Code, registers: list[object]) -> bool:
    """Puts defaults in parameters that are unbound; False if one has none."""
    positional = code.positional
    defaults = f.defaults or ()
    first = positional - len(defaults)
    for i in range(positional):
        if registers[i] is UNBOUND:
            if i < first:
                return False
            registers[i] = defaults[i - first]
    if code.keyword_only:
        by_name = f.keyword_defaults or {}
        for i in range(positional, positional + code.keyword_only):
            if registers[i] is UNBOUND:
                registers[i] = by_name.get(code.register_names[i], UNBOUND)
                if registers[i] is UNBOUND:
                    return False
    return True


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
                    if class_of(regs[ins.b]).lookup("__call__") is UNBOUND:
                        raise vm.error("TypeError", f"'{class_of(regs[ins.b]).name}' object is not callable")
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

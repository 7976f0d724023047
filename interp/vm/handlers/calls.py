"""Calls and returns. A guest function whose arity fits is entered here, arguments placed without moves; all else is a cold call."""

from interp.objects.deque import DEQUE
from interp.objects.function import Function
from interp.objects.generator import SUSPENDED, Generator
from interp.objects.instance import Instance
from interp.objects.sentinel import ENTERED, UNBOUND
from interp.vm.cold.calling import call_method, call_span, finish_call, has_method, too_deep, unbound_callee
from interp.vm.cold.generating import yield_value
from interp.vm.frame import RETURN_FINISH, Frame, Instr
from interp.vm.handlers.endings import enter, on_top, result, there
from interp.vm.machine_constants import YIELDFROM_NUMBER
from interp.vm.state import VM


def CALL(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    if isinstance(x, Function):
        f = x
        if f.arity == ins.imm:
            return enter(vm, frame, regs, ins, f)
    frame.ins = ins
    vm.frame = frame
    x = call_span(vm, x, regs, ins)
    return result(vm, frame, regs, ins, x)


def CALLG(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = ins.slots[ins.b]
    if isinstance(x, Function):
        f = x
        if f.arity == ins.imm:
            return enter(vm, frame, regs, ins, f)
    frame.ins = ins
    vm.frame = frame
    if x is UNBOUND:
        x = ins.k
        if x is UNBOUND:
            x = unbound_callee(vm, frame, ins)
    x = call_span(vm, x, regs, ins)
    return result(vm, frame, regs, ins, x)


def LENGTH(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = ins.slots[ins.b]
    if x is UNBOUND:
        y = regs[ins.c]
        if isinstance(y, (list, str, dict, tuple, set)):
            vm.fuel -= 1
            regs[ins.a] = len(y)
            return ins.next
        x = ins.k
    frame.ins = ins
    vm.frame = frame
    x = call_span(vm, x, regs, ins)
    return result(vm, frame, regs, ins, x)


def HASM(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    receiver = regs[ins.b]
    if isinstance(receiver, Instance):
        it = receiver
        if it.shape is ins.shape and it.cls.epoch == ins.epoch:
            return ins.next
    elif type(receiver) is ins.host:
        return ins.next
    frame.ins = ins
    vm.frame = frame
    alt = has_method(vm, receiver, regs, ins)
    return there(vm, frame, regs, alt)


def CALLM(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    receiver = regs[ins.b]
    x = None
    if isinstance(receiver, Instance):
        it = receiver
        if it.shape is ins.shape and it.cls.epoch == ins.epoch:
            x = ins.cached
        else:
            way = ins.ways
            while way is not None and way.shape is not it.shape:
                way = way.next
            if way is not None and it.cls.epoch == way.epoch:
                x = way.cached
    if isinstance(x, Function):
        f = x
        n = ins.imm
        if f.arity == n + 1:
            linked = f.linked
            nf = linked.pool
            if nf is None:
                vm.memory_left -= 8 * linked.registers + 160
                nf = Frame(linked, linked.template.copy())
            else:
                linked.pool = nf.back
            nf.back = frame
            nf.destination = ins.a
            nf.owner = f
            nregs = nf.registers
            nregs[0] = receiver
            i = 1
            j = ins.c
            while i <= n:
                nregs[i] = regs[j]
                i += 1
                j += 1
            return on_top(vm, frame, regs, ins, linked, nf, nregs)
    frame.ins = ins
    vm.frame = frame
    x = call_method(vm, receiver, regs, ins)
    return result(vm, frame, regs, ins, x)


def APPENDM(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    receiver = regs[ins.b]
    if isinstance(receiver, list):
        vm.memory_left -= 40
        receiver.append(regs[ins.c])
        regs[ins.a] = None
        return ins.next
    if type(receiver) is DEQUE:
        vm.memory_left -= 40
        receiver.append(regs[ins.c])  # type: ignore[attr-defined]
        regs[ins.a] = None
        return ins.next
    frame.ins = ins
    vm.frame = frame
    x = call_method(vm, receiver, regs, ins)
    return result(vm, frame, regs, ins, x)


def RET(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    linked = frame.linked
    i = 0
    n = linked.registers
    while i < n:
        regs[i] = UNBOUND
        i += 1
    i = frame.destination
    if i < -1:
        y = frame.result
        if x is None and isinstance(y, Instance):
            x = y
            frame.result = None
            i = RETURN_FINISH - i
        else:
            frame.ins = ins
            vm.frame = frame
            alt = finish_call(vm, frame, x)
            return there(vm, frame, regs, alt)
    nf = frame.back
    assert nf is not None
    frame.back = linked.pool
    frame.owner = None
    linked.pool = frame
    frame = nf
    vm.depth -= 1
    regs = frame.registers
    if i >= 0:
        regs[i] = x
    return frame.ins.next


def YIELD(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = frame.result
    nf = frame.back
    if isinstance(x, Generator) and nf is not None:
        generator = x
        if ins.imm != 1 and generator.level == 0 and nf.ins.op != YIELDFROM_NUMBER:
            # As `suspend`, of a generator that handles no exception and that no other delegates to.
            generator.state = SUSPENDED
            vm.handled = generator.inherited
            frame.ins = ins
            frame.back = None
            vm.depth -= 1
            i = frame.destination
            x = regs[ins.b]
            frame = nf
            regs = frame.registers
            if i >= 0:
                regs[i] = x
            return frame.ins.next
    alt = yield_value(vm, frame, ins, regs[ins.b])
    return there(vm, frame, regs, alt)

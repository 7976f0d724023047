"""Subscripts and displays."""

from interp.builtins.hash_prices import TALL, next_table
from interp.objects.sentinel import ENTERED, UNBOUND
from interp.operations.subscript import get_item, set_item
from interp.vm.cold.handling import no_such_item
from interp.vm.cold.values import unpack_any
from interp.vm.frame import Frame, Instr
from interp.vm.handlers.endings import missing, result, there
from interp.vm.machine_constants import BIG, LONG, SMALL
from interp.vm.state import VM


def INDEX(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    y = regs[ins.c]
    if isinstance(x, list):
        if isinstance(y, int):
            items = x
            r = y
            if -len(items) <= r < len(items):
                regs[ins.a] = items[r]
                return ins.next
            if -SMALL < r < SMALL:
                return missing(vm, frame, regs, ins, x, y)
    elif isinstance(x, dict):
        if (isinstance(y, str) and len(y) < LONG) or (isinstance(y, int) and -BIG < y < BIG):
            # A key may be a guest's, whose `__eq__` may raise.
            frame.ins = ins
            vm.frame = frame
            z = x.get(y, UNBOUND)
            if z is not UNBOUND:
                regs[ins.a] = z
                return ins.next
            return missing(vm, frame, regs, ins, x, y)
    elif isinstance(x, tuple) and isinstance(y, int):
        fixed = x
        r = y
        if -len(fixed) <= r < len(fixed):
            regs[ins.a] = fixed[r]
            return ins.next
    elif isinstance(x, str) and isinstance(y, int):
        text = x
        r = y
        if -len(text) <= r < len(text):
            regs[ins.a] = text[r]
            return ins.next
    elif isinstance(x, bytes) and isinstance(y, int):
        data = x
        r = y
        if -len(data) <= r < len(data):
            regs[ins.a] = data[r]
            return ins.next
    frame.ins = ins
    vm.frame = frame
    x = get_item(vm, x, y, ins.a)
    return result(vm, frame, regs, ins, x)


def SETINDEX(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    y = regs[ins.c]
    if isinstance(x, list) and isinstance(y, int):
        items = x
        r = y
        if -len(items) <= r < len(items):
            items[r] = regs[ins.a]
            return ins.next
    elif isinstance(x, dict) and ((isinstance(y, str) and len(y) < LONG) or (isinstance(y, int) and -BIG < y < BIG)):
        vm.memory_left -= 100
        frame.ins = ins
        vm.frame = frame
        if len(x) > TALL:
            next_table(vm, x)
        x[y] = regs[ins.a]
        if vm.memory_left < 0:
            vm.census(0)
        return ins.next
    frame.ins = ins
    vm.frame = frame
    x = set_item(vm, x, y, regs[ins.a], -1)
    if x is ENTERED:
        frame = vm.frame
        regs = frame.registers
        return vm.resume_at
    return ins.next


def LIST(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    frame.ins = ins
    vm.frame = frame
    vm.charge(64 + 8 * ins.imm)
    regs[ins.a] = regs[ins.b : ins.b + ins.imm]
    return ins.next


def TUPLE(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    frame.ins = ins
    vm.frame = frame
    vm.charge(48 + 8 * ins.imm)
    regs[ins.a] = tuple(regs[ins.b : ins.b + ins.imm])
    return ins.next


def UNPACK(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    if isinstance(x, tuple):
        fixed = x
        n = ins.imm
        if len(fixed) == n:
            i = 0
            j = ins.a
            while i < n:
                regs[j] = fixed[i]
                i += 1
                j += 1
            return ins.next
    frame.ins = ins
    vm.frame = frame
    alt = unpack_any(vm, frame, regs, ins)
    return there(vm, frame, regs, alt)


def APPEND(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.a]
    assert isinstance(x, list)
    # Its place, and the number it may be: hot arithmetic and ranges do not pay for those.
    vm.memory_left -= 40
    x.append(regs[ins.b])
    return ins.next

"""Arithmetic with its fast paths for numbers. Ints beyond 60 bits and everything else take the operation."""

from interp.objects.sentinel import ENTERED
from interp.operations.arithmetic import appended, binary, inplace
from interp.vm.frame import Frame, Instr
from interp.vm.handlers.endings import result
from interp.vm.machine_constants import BIG, NARROW, SMALL
from interp.vm.state import VM


def ADD(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    y = regs[ins.c]
    if isinstance(x, int) and isinstance(y, int):
        r = x + y
        if r > BIG or r < -BIG:
            vm.pay_for_int(r)
        regs[ins.a] = r
    elif isinstance(x, float) and isinstance(y, float):
        regs[ins.a] = x + y
    elif isinstance(x, str) and isinstance(y, str):
        frame.ins = ins
        vm.frame = frame
        n = len(x) + len(y)
        vm.charge(49 + (n if n > NARROW and x.isascii() and y.isascii() else 4 * n))
        regs[ins.a] = x + y
    else:
        frame.ins = ins
        vm.frame = frame
        x = binary(vm, 0, x, y, ins.a)
        return result(vm, frame, regs, ins, x)
    return ins.next


def SUB(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    y = regs[ins.c]
    if isinstance(x, int) and isinstance(y, int):
        r = x - y
        if r > BIG or r < -BIG:
            vm.pay_for_int(r)
        regs[ins.a] = r
    elif isinstance(x, float) and isinstance(y, float):
        regs[ins.a] = x - y
    else:
        frame.ins = ins
        vm.frame = frame
        x = binary(vm, 1, x, y, ins.a)
        return result(vm, frame, regs, ins, x)
    return ins.next


def MUL(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    y = regs[ins.c]
    if isinstance(x, float) and isinstance(y, float):
        regs[ins.a] = x * y
    elif isinstance(x, int) and isinstance(y, int) and -SMALL < x < SMALL and -SMALL < y < SMALL:
        r = x * y
        regs[ins.a] = r
    else:
        frame.ins = ins
        vm.frame = frame
        x = binary(vm, 2, x, y, ins.a)
        return result(vm, frame, regs, ins, x)
    return ins.next


def MOD(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    y = regs[ins.c]
    if isinstance(x, int) and isinstance(y, int) and 0 < y < SMALL and -BIG < x < BIG:
        r = x % y
        regs[ins.a] = r
    else:
        frame.ins = ins
        vm.frame = frame
        x = binary(vm, 5, x, y, ins.a)
        return result(vm, frame, regs, ins, x)
    return ins.next


def FLOORDIV(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    y = regs[ins.c]
    if isinstance(x, int) and isinstance(y, int) and 0 < y < SMALL and -BIG < x < BIG:
        r = x // y
        regs[ins.a] = r
    else:
        frame.ins = ins
        vm.frame = frame
        x = binary(vm, 4, x, y, ins.a)
        return result(vm, frame, regs, ins, x)
    return ins.next


def DIV(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    y = regs[ins.c]
    if isinstance(x, float) and isinstance(y, float) and y != 0.0:
        regs[ins.a] = x / y
    else:
        frame.ins = ins
        vm.frame = frame
        x = binary(vm, 3, x, y, ins.a)
        return result(vm, frame, regs, ins, x)
    return ins.next


def ADDI(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    if isinstance(x, int):
        r = x + ins.ik
        if r > BIG or r < -BIG:
            vm.pay_for_int(r)
        regs[ins.a] = r
    else:
        frame.ins = ins
        vm.frame = frame
        x = inplace(vm, 0, x, ins.ik, ins.a) if ins.c else binary(vm, 0, x, ins.ik, ins.a)
        return result(vm, frame, regs, ins, x)
    return ins.next


def SUBI(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    if isinstance(x, int):
        r = x - ins.ik
        if r > BIG or r < -BIG:
            vm.pay_for_int(r)
        regs[ins.a] = r
    else:
        frame.ins = ins
        vm.frame = frame
        x = inplace(vm, 1, x, ins.ik, ins.a) if ins.c else binary(vm, 1, x, ins.ik, ins.a)
        return result(vm, frame, regs, ins, x)
    return ins.next


def MULI(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    if isinstance(x, int) and -SMALL < x < SMALL:
        r = x * ins.ik
        regs[ins.a] = r
    else:
        frame.ins = ins
        vm.frame = frame
        x = inplace(vm, 2, x, ins.ik, ins.a) if ins.c else binary(vm, 2, x, ins.ik, ins.a)
        return result(vm, frame, regs, ins, x)
    return ins.next


def MODI(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    if isinstance(x, int) and -BIG < x < BIG:
        r = x % ins.ik
        regs[ins.a] = r
    else:
        frame.ins = ins
        vm.frame = frame
        x = inplace(vm, 5, x, ins.ik, ins.a) if ins.c else binary(vm, 5, x, ins.ik, ins.a)
        return result(vm, frame, regs, ins, x)
    return ins.next


def IADD(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    y = regs[ins.c]
    if isinstance(x, int) and isinstance(y, int):
        r = x + y
        if r > BIG or r < -BIG:
            vm.pay_for_int(r)
        regs[ins.a] = r
    elif isinstance(x, float) and isinstance(y, float):
        regs[ins.a] = x + y
    elif isinstance(x, str) and isinstance(y, str) and ins.a == ins.b:
        frame.ins = ins
        vm.frame = frame
        vm.charge(len(y) if y.isascii() else appended(x, y))
        # The register and `x` let go of the string first: with one reference left the host extends it in place.
        text = x
        x = None
        regs[ins.a] = None
        text += y
        regs[ins.a] = text
    else:
        frame.ins = ins
        vm.frame = frame
        x = inplace(vm, 0, x, y, ins.a)
        return result(vm, frame, regs, ins, x)
    return ins.next


def ISUB(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    y = regs[ins.c]
    if isinstance(x, int) and isinstance(y, int):
        r = x - y
        if r > BIG or r < -BIG:
            vm.pay_for_int(r)
        regs[ins.a] = r
    elif isinstance(x, float) and isinstance(y, float):
        regs[ins.a] = x - y
    else:
        frame.ins = ins
        vm.frame = frame
        x = inplace(vm, 1, x, y, ins.a)
        return result(vm, frame, regs, ins, x)
    return ins.next

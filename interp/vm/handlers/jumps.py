"""Jumps and loops."""

from interp.objects.generator import RUNNING, SUSPENDED, Generator
from interp.objects.iterator import RangeIter, SequenceIter
from interp.objects.sentinel import ENTERED, EXHAUSTED
from interp.operations.compare import branch, compare, compare_jump, negate
from interp.operations.iterate import step
from interp.vm.cold.calling import too_deep
from interp.vm.frame import Frame, Instr
from interp.vm.handlers.endings import result, there
from interp.vm.machine_constants import BIG, FEW, LONG
from interp.vm.state import VM


def JLT(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    y = regs[ins.c]
    if isinstance(x, int) and isinstance(y, int) and -BIG < y < BIG:
        if not (x < y):
            return ins.target
    elif isinstance(x, float) and isinstance(y, float):
        if not (x < y):
            return ins.target
    else:
        frame.ins = ins
        vm.frame = frame
        alt = compare_jump(vm, frame, ins, 0, x, y)
        return there(vm, frame, regs, alt)
    return ins.next


def JGT(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    y = regs[ins.c]
    if isinstance(x, int) and isinstance(y, int) and -BIG < y < BIG:
        if not (x > y):
            return ins.target
    elif isinstance(x, float) and isinstance(y, float):
        if not (x > y):
            return ins.target
    else:
        frame.ins = ins
        vm.frame = frame
        alt = compare_jump(vm, frame, ins, 1, x, y)
        return there(vm, frame, regs, alt)
    return ins.next


def JLE(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    y = regs[ins.c]
    if isinstance(x, int) and isinstance(y, int) and -BIG < y < BIG:
        if not (x <= y):
            return ins.target
    elif isinstance(x, float) and isinstance(y, float):
        if not (x <= y):
            return ins.target
    else:
        frame.ins = ins
        vm.frame = frame
        alt = compare_jump(vm, frame, ins, 2, x, y)
        return there(vm, frame, regs, alt)
    return ins.next


def JGE(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    y = regs[ins.c]
    if isinstance(x, int) and isinstance(y, int) and -BIG < y < BIG:
        if not (x >= y):
            return ins.target
    elif isinstance(x, float) and isinstance(y, float):
        if not (x >= y):
            return ins.target
    else:
        frame.ins = ins
        vm.frame = frame
        alt = compare_jump(vm, frame, ins, 3, x, y)
        return there(vm, frame, regs, alt)
    return ins.next


def JEQ(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    y = regs[ins.c]
    if isinstance(x, int) and isinstance(y, int) and -BIG < y < BIG:
        if not (x == y):
            return ins.target
    elif isinstance(x, float) and isinstance(y, float):
        if not (x == y):
            return ins.target
    elif isinstance(x, str) and isinstance(y, str) and len(y) < LONG:
        if not (x == y):
            return ins.target
    else:
        frame.ins = ins
        vm.frame = frame
        alt = compare_jump(vm, frame, ins, 4, x, y)
        return there(vm, frame, regs, alt)
    return ins.next


def JNE(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    y = regs[ins.c]
    if isinstance(x, int) and isinstance(y, int) and -BIG < y < BIG:
        if not (x != y):
            return ins.target
    elif isinstance(x, float) and isinstance(y, float):
        if not (x != y):
            return ins.target
    elif isinstance(x, str) and isinstance(y, str) and len(y) < LONG:
        if not (x != y):
            return ins.target
    else:
        frame.ins = ins
        vm.frame = frame
        alt = compare_jump(vm, frame, ins, 5, x, y)
        return there(vm, frame, regs, alt)
    return ins.next


def JLTI(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    if isinstance(x, int):
        if not (x < ins.ik):
            return ins.target
    else:
        frame.ins = ins
        vm.frame = frame
        alt = compare_jump(vm, frame, ins, 0, x, ins.ik)
        return there(vm, frame, regs, alt)
    return ins.next


def JGTI(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    if isinstance(x, int):
        if not (x > ins.ik):
            return ins.target
    else:
        frame.ins = ins
        vm.frame = frame
        alt = compare_jump(vm, frame, ins, 1, x, ins.ik)
        return there(vm, frame, regs, alt)
    return ins.next


def JLEI(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    if isinstance(x, int):
        if not (x <= ins.ik):
            return ins.target
    else:
        frame.ins = ins
        vm.frame = frame
        alt = compare_jump(vm, frame, ins, 2, x, ins.ik)
        return there(vm, frame, regs, alt)
    return ins.next


def JGEI(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    if isinstance(x, int):
        if not (x >= ins.ik):
            return ins.target
    else:
        frame.ins = ins
        vm.frame = frame
        alt = compare_jump(vm, frame, ins, 3, x, ins.ik)
        return there(vm, frame, regs, alt)
    return ins.next


def JEQI(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    if isinstance(x, int):
        if not (x == ins.ik):
            return ins.target
    else:
        frame.ins = ins
        vm.frame = frame
        alt = compare_jump(vm, frame, ins, 4, x, ins.ik)
        return there(vm, frame, regs, alt)
    return ins.next


def JNEI(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    if isinstance(x, int):
        if not (x != ins.ik):
            return ins.target
    else:
        frame.ins = ins
        vm.frame = frame
        alt = compare_jump(vm, frame, ins, 5, x, ins.ik)
        return there(vm, frame, regs, alt)
    return ins.next


def JF(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    if x is False or x is None:
        return ins.target
    if x is not True:
        if isinstance(x, int):
            if x == 0:
                return ins.target
            return ins.next
        frame.ins = ins
        vm.frame = frame
        alt = branch(vm, frame, ins, x, False)
        return there(vm, frame, regs, alt)
    return ins.next


def JT(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    if x is True:
        return ins.target
    if x is not False and x is not None:
        if isinstance(x, int):
            if x != 0:
                return ins.target
            return ins.next
        frame.ins = ins
        vm.frame = frame
        alt = branch(vm, frame, ins, x, True)
        return there(vm, frame, regs, alt)
    return ins.next


def JNONE(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    if regs[ins.b] is None:
        return ins.target
    return ins.next


def JNOTNONE(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    if regs[ins.b] is not None:
        return ins.target
    return ins.next


def JMP(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    return ins.target


def LOOP(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    i = vm.fuel - 1
    vm.fuel = i
    if i < 0:
        frame.ins = ins
        vm.frame = frame
        vm.refuel()
    return ins.target


def FORITER(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    i = vm.fuel - 1
    vm.fuel = i
    if i < 0:
        frame.ins = ins
        vm.frame = frame
        vm.refuel()
    if isinstance(x, RangeIter):
        numbers = x
        i = numbers.current
        j = numbers.step
        if i < numbers.stop if j > 0 else i > numbers.stop:
            numbers.current = i + j
            regs[ins.a] = i
            return ins.next
        return ins.target
    if isinstance(x, SequenceIter):
        walk = x
        y = walk.sequence
        i = walk.position
        if isinstance(y, list):
            items = y
            if i < len(items):
                walk.position = i + 1
                regs[ins.a] = items[i]
                return ins.next
            walk.sequence = None
            return ins.target
        if isinstance(y, tuple):
            fixed = y
            if i < len(fixed):
                walk.position = i + 1
                regs[ins.a] = fixed[i]
                return ins.next
            walk.sequence = None
            return ins.target
        if isinstance(y, str):
            text = y
            if i < len(text):
                walk.position = i + 1
                regs[ins.a] = text[i]
                return ins.next
            walk.sequence = None
            return ins.target
    if isinstance(x, Generator):
        generator = x
        nf = generator.frame
        if nf is not None and generator.state == SUSPENDED and generator.level == 0:
            # As `resume`, of a generator that handles no exception.
            nf.registers[nf.ins.a] = None
            frame.ins = ins
            i = vm.fuel - 1
            vm.fuel = i
            j = vm.depth + 1
            vm.depth = j
            if i < 0 or j > vm.max_depth:
                vm.frame = frame
                too_deep(vm)
            generator.state = RUNNING
            generator.inherited = vm.handled
            nf.back = frame
            nf.destination = ins.a
            alt = nf.ins.next
            frame = nf
            regs = frame.registers
            return alt
    frame.ins = ins
    vm.frame = frame
    y = step(vm, x, ins.a)
    if y is EXHAUSTED:
        return ins.target
    if y is ENTERED:
        frame = vm.frame
        regs = frame.registers
        return vm.resume_at
    regs[ins.a] = y
    return ins.next


def COMPARE(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    y = regs[ins.c]
    i = ins.imm
    if (i == 6 or i == 7) and ((isinstance(x, str) and len(x) < LONG) or (isinstance(x, int) and -BIG < x < BIG)):
        # What is in there may be a guest's, whose `__eq__` may raise.
        frame.ins = ins
        vm.frame = frame
        if isinstance(y, (dict, set)) or (isinstance(y, (list, tuple)) and len(y) < FEW):
            regs[ins.a] = (x in y) == (i == 6)
            return ins.next
    if isinstance(x, int) and isinstance(y, int) and i < 6 and -BIG < y < BIG:
        if i < 3:
            regs[ins.a] = x < y if i == 0 else x > y if i == 1 else x <= y
        else:
            regs[ins.a] = x >= y if i == 3 else x == y if i == 4 else x != y
        return ins.next
    if i >= 8:
        regs[ins.a] = (x is y) == (i == 8)
        return ins.next
    frame.ins = ins
    vm.frame = frame
    x = compare(vm, i, x, y, ins.a)
    return result(vm, frame, regs, ins, x)


def NOT(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    if x is True:
        regs[ins.a] = False
    elif x is False or x is None:
        regs[ins.a] = True
    else:
        frame.ins = ins
        vm.frame = frame
        x = negate(vm, x, ins.a)
        if x is ENTERED:
            frame = vm.frame
            regs = frame.registers
            return vm.resume_at
        regs[ins.a] = x
    return ins.next

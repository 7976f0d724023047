"""Moves, names and constants."""

from interp.objects.function import Cell, Function
from interp.objects.sentinel import UNBOUND
from interp.vm.cold.names import unbound_global, unbound_local, unbound_reference
from interp.vm.frame import Frame, Instr
from interp.vm.state import VM


def MOVE(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    regs[ins.a] = regs[ins.b]
    return ins.next


def LOADK(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    regs[ins.a] = ins.k
    return ins.next


def GLOAD(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = ins.slots[ins.b]
    if x is UNBOUND:
        x = ins.k
        if x is UNBOUND:
            frame.ins = ins
            vm.frame = frame
            x = unbound_global(vm, frame, ins, ins.b)
    regs[ins.a] = x
    return ins.next


def GSTORE(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    ins.slots[ins.a] = regs[ins.b]
    return ins.next


def DEREF(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    if isinstance(x, Cell):
        cell = x
        x = cell.value
        if x is UNBOUND:
            frame.ins = ins
            vm.frame = frame
            x = unbound_reference(vm, frame, ins)
        regs[ins.a] = x
    else:
        frame.ins = ins
        vm.frame = frame
        raise unbound_local(vm, ins)
    return ins.next


def CLOSURE(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = frame.owner
    assert isinstance(x, Function)
    i = ins.a
    for cell in x.closure:
        regs[i] = cell
        i += 1
    frame.owner = None
    return ins.next


def SETREF(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.a]
    assert isinstance(x, Cell)
    x.value = regs[ins.b]
    return ins.next

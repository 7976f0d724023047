"""Attributes through inline caches: an instance's shape says at which slot its attribute is."""

from interp.objects.instance import Instance
from interp.objects.sentinel import ENTERED
from interp.objects.type import Class
from interp.vm.cold.cached import get_cached, set_cached
from interp.vm.frame import Frame, Instr
from interp.vm.handlers.endings import result
from interp.vm.machine_constants import ITSELF
from interp.vm.state import VM


def ATTR(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    if isinstance(x, Instance):
        it = x
        if it.shape is ins.shape and it.cls.epoch == ins.epoch:
            regs[ins.a] = it.slots[ins.slot]
            return ins.next
        way = ins.ways
        while way is not None and way.shape is not it.shape:
            way = way.next
        if way is not None and it.cls.epoch == way.epoch:
            i = way.slot
            if i >= 0:
                regs[ins.a] = it.slots[i]
                return ins.next
            if i == ITSELF:
                regs[ins.a] = way.cached
                return ins.next
    elif isinstance(x, Class):
        if x is ins.cls and x.epoch == ins.epoch and ins.slot == vm.changes:
            regs[ins.a] = ins.cached
            return ins.next
    frame.ins = ins
    vm.frame = frame
    x = get_cached(vm, ins, x)
    return result(vm, frame, regs, ins, x)


def SETATTR(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    x = regs[ins.b]
    if isinstance(x, Instance):
        it = x
        if it.shape is ins.shape and it.cls.epoch == ins.epoch:
            it.slots[ins.slot] = regs[ins.a]
            return ins.next
        way = ins.ways
        while way is not None and way.shape is not it.shape:
            way = way.next
        if way is not None and it.cls.epoch == way.epoch:
            grown = way.grown
            if grown is None:
                it.slots[way.slot] = regs[ins.a]
            else:
                vm.memory_left -= 40
                it.shape = grown
                it.slots.append(regs[ins.a])
            return ins.next
    frame.ins = ins
    vm.frame = frame
    x = set_cached(vm, ins, x, regs[ins.a])
    if x is ENTERED:
        frame = vm.frame
        regs = frame.registers
        return vm.resume_at
    return ins.next

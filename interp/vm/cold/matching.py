"""Patterns of `match`, and the groups of `except*`: the prelude does the work where guest code may have a say."""

from __future__ import annotations

from typing import cast

from interp.builtins.hash_prices import loses
from interp.bytecode.opcodes import NUMBER
from interp.objects.builtin_types import class_of
from interp.objects.sentinel import UNBOUND
from interp.objects.type import MAPPING, SEQUENCE
from interp.operations.call import enter
from interp.operations.matching import match_class, values_of
from interp.operations.measure import SCALARS
from interp.vm.cold.calling import result
from interp.vm.frame import Frame, Instr
from interp.vm.state import VM


def MATCHSEQ(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    regs[ins.a] = class_of(regs[ins.b]).pattern == SEQUENCE
    return ins.next


def MATCHMAP(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    regs[ins.a] = class_of(regs[ins.b]).pattern == MAPPING
    return ins.next


def MATCHKEYS(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    found = values_of(vm, regs[ins.b], cast(tuple[object, ...], regs[ins.c]))
    return result(vm, regs, ins, enter(vm, "_match_keys", [regs[ins.b], regs[ins.c]], ins.a) if found is UNBOUND else found)


def MATCHCLS(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    found = match_class(vm, regs[ins.b], regs[ins.c], int(ins.imm), cast(tuple[str, ...], ins.k))
    if found is UNBOUND:
        found = enter(vm, "_match_class", [regs[ins.b], regs[ins.c], ins.imm, ins.k], ins.a)
    return result(vm, regs, ins, found)


def MATCHREST(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    mapping = regs[ins.b]
    keys = cast(tuple[object, ...], regs[ins.c])
    if type(mapping) is not dict or len(set(map(type, keys)) - SCALARS) > 0:
        return result(vm, regs, ins, enter(vm, "_match_rest", [mapping, keys], ins.a))
    vm.spend(len(mapping) >> 2)
    vm.charge(64 + 100 * len(mapping))
    rest = dict(mapping)
    loses(vm, rest, len(keys))
    for key in keys:
        del rest[key]
    return result(vm, regs, ins, rest)


def GROUPSPLIT(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    frame.ins = _pair(frame, ins)
    enter(vm, "_group_split", [regs[ins.b], regs[ins.c]], frame.linked.scratch)
    return vm.resume_at


def _pair(frame: Frame, ins: Instr) -> Instr:
    """A stand-in behind which the pair in the scratch register is unpacked into R[a] and R[a+1]."""
    waiting = ins.alternative
    if waiting is None:
        waiting = Instr(ins.op, -1, -1, -1, 0, None, ins.index)
        unpack = Instr(NUMBER["UNPACK"], ins.a, frame.linked.scratch, -1, 2, None, ins.index)
        unpack.next = ins.next
        unpack.target = ins.target
        unpack.handler = waiting.handler = ins.handler
        unpack.handler_reg = waiting.handler_reg = ins.handler_reg
        waiting.next = unpack
        waiting.target = unpack
        ins.alternative = waiting
    return waiting


def GROUPJOIN(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    return result(vm, regs, ins, enter(vm, "_group_join", [regs[ins.b], regs[ins.c]], ins.a))

"""Operators without a hot path, displays, formatting, unpacking."""

from __future__ import annotations

from typing import cast

from interp.builtins.hash_prices import entries_of_set, heavy, next_table
from interp.builtins.prices import hold, is_light
from interp.objects.builtin_types import PLAIN, class_of
from interp.objects.generator import Generator
from interp.objects.sentinel import ENTERED
from interp.operations.arithmetic import binary, inplace, unary
from interp.operations.attribute import del_attr
from interp.operations.call import enter
from interp.operations.iterate import as_list, get_iter, unpack, unpack_star
from interp.operations.measure import measure_key
from interp.operations.subscript import del_item, get_slice
from interp.operations.text import format_value
from interp.vm.cold.calling import result
from interp.vm.frame import Frame, Instr
from interp.vm.machine_constants import NARROW
from interp.vm.state import HOST_ERRORS, VM


def BINARY(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    return result(vm, regs, ins, binary(vm, ins.imm, regs[ins.b], regs[ins.c], ins.a))


def INPLACE(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    return result(vm, regs, ins, inplace(vm, ins.imm, regs[ins.b], regs[ins.c], ins.a))


def UNARY(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    return result(vm, regs, ins, unary(vm, ins.imm, regs[ins.b], ins.a))


def GETITER(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    found = get_iter(vm, regs[ins.b], ins.a)
    if isinstance(found, Generator):
        born = found.born
        # What `__iter__` gave, or this very call: it is in one register, which no guest code reads.
        found.loops = found is not regs[ins.b] or (ins.imm == 1 and born is not None and born.next is ins)
    return result(vm, regs, ins, found)


def SLICE(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    vm.memory_left -= 56
    regs[ins.a] = slice(regs[ins.b], regs[ins.b + 1], regs[ins.b + 2])
    return ins.next


def GETSLICE(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    return result(vm, regs, ins, get_slice(vm, regs[ins.b], regs[ins.c], regs[ins.c + 1], ins.a))


def DELINDEX(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    return _done(vm, ins, del_item(vm, regs[ins.b], regs[ins.c], -1))


def DELATTR(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    return _done(vm, ins, del_attr(vm, regs[ins.b], cast(str, ins.k), -1))


def _done(vm: VM, ins: Instr, value: object) -> Instr:
    return vm.resume_at if value is ENTERED else ins.next


def hashable(vm: VM, value: object) -> None:
    """Before the host hashes a key: too deep ones are refused, native objects without a hash worded."""
    kind = type(value)
    if kind in PLAIN:
        measure_key(vm, value)
    elif class_of(value).lookup("__hash__") is None:
        raise vm.error("TypeError", f"unhashable type: '{class_of(value).name}'")


def SET(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    made: set[object] = set()
    vm.charge(216 + entries_of_set(ins.imm))
    try:
        for value in regs[ins.b : ins.b + ins.imm]:
            if not is_light(value):
                hashable(vm, value)
            made.add(value)
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None
    regs[ins.a] = made
    return ins.next


def DICT(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    made: dict[object, object] = {}
    vm.charge(64 + 100 * ins.imm)
    i = ins.b
    end = ins.b + 2 * ins.imm
    try:
        while i < end:
            if not is_light(regs[i]):
                hashable(vm, regs[i])
            made[regs[i]] = regs[i + 1]
            i += 2
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None
    regs[ins.a] = made
    return ins.next


def LISTEXT(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    target = cast(list[object], regs[ins.a])
    value = regs[ins.b]
    items = as_list(vm, value)
    if items is None:
        if ins.c >= 0:
            enter(vm, "_arguments_extend", [target, value, regs[ins.c]], -1)
        else:
            enter(vm, "_display_extend", [target, value], -1)
        return vm.resume_at
    hold(vm, len(items))
    vm.charge_beside(items, 10 * len(items))
    target.extend(items)
    return ins.next


def LISTTUPLE(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    items = cast(list[object], regs[ins.b])
    hold(vm, len(items))
    vm.charge(40 + 8 * len(items))
    regs[ins.a] = tuple(items)
    return ins.next


def SETADD(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    target = cast(set[object], regs[ins.a])
    vm.charge(entries_of_set(1, len(target)))
    next_table(vm, target)
    if not is_light(regs[ins.b]):
        hashable(vm, regs[ins.b])
    try:
        target.add(regs[ins.b])
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None
    return ins.next


def SETEXT(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    target = cast(set[object], regs[ins.a])
    items = as_list(vm, regs[ins.b])
    if items is None:
        enter(vm, "_set_extend", [target, regs[ins.b]], -1)
        return vm.resume_at
    vm.charge_beside(items, entries_of_set(len(items), len(target)))
    next_table(vm, target, len(items))
    heavy(vm, items)
    try:
        for value in items:
            hashable(vm, value)
            target.add(value)
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None
    return ins.next


def DICTSET(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    target = cast(dict[object, object], regs[ins.a])
    vm.charge(100)
    next_table(vm, target)
    if not is_light(regs[ins.b]):
        hashable(vm, regs[ins.b])
    try:
        target[regs[ins.b]] = regs[ins.c]
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None
    return ins.next


def are_new_keywords(given: dict[object, object], known: dict[object, object]) -> bool:
    """Whether the keys are texts, none of them known."""
    return all(type(key) is str and key not in known for key in given)


def DICTMERGE(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    target = cast(dict[object, object], regs[ins.a])
    value = regs[ins.b]
    if ins.imm == 1:
        if isinstance(value, dict) and are_new_keywords(value, target):
            vm.spend(len(value) >> 2)
            vm.charge(100 * len(value))
            target.update(value)
            return ins.next
        enter(vm, "_keywords_merge", [target, value, regs[ins.c]], -1)
        return vm.resume_at
    if isinstance(value, dict):
        vm.spend(len(value) >> 2)
        vm.charge(100 * len(value))
        target.update(value)
        return ins.next
    enter(vm, "_display_merge", [target, value], -1)
    return vm.resume_at


def FORMAT(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    spec = "" if ins.c < 0 else cast(str, regs[ins.c])
    return result(vm, regs, ins, format_value(vm, regs[ins.b], int(ins.imm), spec, ins.a))


def JOIN(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    parts = cast(list[str], regs[ins.b : ins.b + ins.imm])
    n = 0
    for part in parts:
        n += len(part)
    vm.charge(49 + (n if n > NARROW and all(part.isascii() for part in parts) else 4 * n))
    regs[ins.a] = "".join(parts)
    return ins.next


def unpack_any(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    """UNPACK of what is no tuple of just the right length. `frame.ins` is `ins`."""
    value = regs[ins.b]
    if unpack(vm, regs, ins.a, ins.imm, value):
        return ins.next
    # The prelude makes a list of just the items needed; the same instruction then unpacks that list from the scratch register.
    frame.ins = _again(frame, ins)
    enter(vm, "_unpack_list", [value, ins.imm], frame.linked.scratch)
    return vm.resume_at


def UNPACKEX(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    value = regs[ins.b]
    items = as_list(vm, value)
    if items is None:
        frame.ins = _again(frame, ins)
        enter(vm, "_unpack_all", [value, ins.imm], frame.linked.scratch)
        return vm.resume_at
    unpack_star(vm, regs, ins.a, ins.imm, ins.c, items)
    return ins.next


def _again(frame: Frame, ins: Instr) -> Instr:
    """A stand-in behind which the instruction runs again with the scratch register as R[b]."""
    waiting = ins.alternative
    if waiting is None:
        waiting = Instr(ins.op, -1, -1, -1, 0, None, ins.index)
        again = Instr(ins.op, ins.a, frame.linked.scratch, ins.c, ins.imm, ins.k, ins.index)
        again.next = ins.next
        again.target = ins.target
        again.handler = waiting.handler = ins.handler
        again.handler_reg = waiting.handler_reg = ins.handler_reg
        waiting.next = again
        waiting.target = again
        ins.alternative = waiting
    return waiting

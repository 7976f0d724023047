"""Functions, classes and imports."""

from __future__ import annotations

from typing import cast

from interp.bytecode.code import FLAG_HIDDEN, FLAG_SHIM
from interp.bytecode.packing import complete
from interp.objects.function import Cell, Function
from interp.objects.module import Module
from interp.objects.namespace import NamespaceView
from interp.objects.sentinel import ENTERED, UNBOUND
from interp.operations.call import enter
from interp.operations.importing import import_name
from interp.vm.cold.calling import result
from interp.vm.frame import Frame, Instr
from interp.vm.link import FunctionTemplate, code_size, link, prepare
from interp.vm.state import VM


def FUNCTION(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    template = cast(FunctionTemplate, ins.cached)
    code = template.code
    namespace = frame.linked.namespace
    linked = template.linked
    if linked is None:
        linked = prepare(code, namespace)
        template.linked = linked
    vm.charge(250)
    defaults = None if ins.b < 0 else cast(tuple[object, ...], regs[ins.b])
    keyword_defaults = None if ins.c < 0 else cast(dict[str, object], regs[ins.c])
    fn = Function(linked, defaults, keyword_defaults)
    if not fn.hidden:
        fn.serial = vm.next_serial()
    if template.captures:
        cells: list[Cell] = []
        for register in template.captures:
            cells.append(cast(Cell, regs[register]))
        fn.closure = cells
    fn.module = namespace.get("__name__")
    if ins.imm >= 0:
        fn.annotations = cast(dict[str, object], regs[ins.imm])
    regs[ins.a] = fn
    return ins.next


def LINK(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    linked = frame.linked
    if linked.entry is ins:
        code = linked.code
        if code.packed:
            complete(code)
        if code.flags & (FLAG_HIDDEN | FLAG_SHIM) == FLAG_HIDDEN:
            # Not charged: whether the prelude's functions are linked already depends on the sessions before this one.
            whole = link(code, linked.namespace, vm.private)
        else:
            vm.charge(code_size(code))
            whole = link(code, linked.namespace, vm.private if code.flags & FLAG_SHIM else vm.builtins)
        linked.instructions = whole.instructions
        linked.entry = whole.entry
        linked.before.next = whole.entry
    return linked.entry


def BUILDCLS(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    regs[ins.a] = vm.private["__build_class__"]
    return ins.next


def IMPORT(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    name, level, wanted = cast(tuple[str, int, tuple[str, ...] | None], ins.k)
    return result(vm, regs, ins, import_name(vm, frame.linked.namespace, name, level, wanted, ins.a))


def IMPFROM(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    module = regs[ins.b]
    name = cast(str, ins.k)
    if isinstance(module, Module):
        value = module.namespace.get(name)
        if value is not UNBOUND:
            regs[ins.a] = value
            return ins.next
    return result(vm, regs, ins, enter(vm, "_import_from", [module, name], ins.a))


def IMPSTAR(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    target = NamespaceView(frame.linked.namespace) if ins.a < 0 else regs[ins.a]
    return result(vm, regs, ins, enter(vm, "_import_star", [regs[ins.b], target], -1))


def TYPEALIAS(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    answer = enter(vm, "_type_alias", [ins.k, regs[ins.b], regs[ins.c]], ins.a)
    assert answer is ENTERED
    return vm.resume_at


def TYPEVAR(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    k = cast(tuple[object, ...], ins.k)
    return result(vm, regs, ins, enter(vm, "_type_variable", [*k, *[None if i < 0 else regs[i] for i in (ins.b, ins.c)]], ins.a))

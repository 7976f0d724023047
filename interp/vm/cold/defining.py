"""Functions, classes and imports."""

from __future__ import annotations

from typing import cast

from interp.bytecode.code import FLAG_HIDDEN, Code
from interp.objects.exception import state_of
from interp.objects.function import Cell, Function
from interp.objects.module import Module
from interp.objects.sentinel import ENTERED, UNBOUND
from interp.operations.attribute import lookup_attr
from interp.operations.call import enter
from interp.operations.importing import import_name
from interp.vm.cold.calling import result
from interp.vm.frame import Frame, Instr
from interp.vm.link import FunctionTemplate, link, prepare
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
        if code.flags & FLAG_HIDDEN:
            # Not charged: whether the prelude's functions are linked already depends on the sessions before this one.
            whole = link(code, linked.namespace, vm.private)
        else:
            vm.charge(_code_size(code))
            whole = link(code, linked.namespace, vm.builtins)
        linked.instructions = whole.instructions
        linked.entry = whole.entry
    return linked.entry


def _code_size(code: Code) -> int:
    """Bytes that linking this code takes."""
    return 200 * len(code.instructions) + 500


def BUILDCLS(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    regs[ins.a] = vm.private["__build_class__"]
    return ins.next


def IMPORT(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    k = cast(tuple[object, ...], ins.k)
    return result(vm, regs, ins, import_name(vm, cast(str, k[0]), cast(int, k[1]), ins.a))


def IMPFROM(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    module = regs[ins.b]
    name = cast(str, ins.k)
    found = lookup_attr(vm, module, name, ins.a)
    if found is UNBOUND:
        where = module.name if isinstance(module, Module) else "<unknown module name>"
        raised = vm.error("ImportError", f"cannot import name {name!r} from {where!r} (unknown location)")
        state_of(raised.value).values.update(name=where, path=None, msg=state_of(raised.value).args[0])
        raise raised
    return result(vm, regs, ins, found)


def IMPSTAR(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    module = cast(Module, regs[ins.b])
    listed = module.namespace.get("__all__")
    if isinstance(listed, (list, tuple)):
        names = [cast(str, name) for name in listed]
    else:
        names = [name for name in module.namespace.bound() if not name.startswith("_")]
    target = None if ins.a < 0 else regs[ins.a]
    for name in names:
        vm.charge(100)
        value = module.namespace.get(name)
        if isinstance(target, dict):
            target[name] = value
        else:
            frame.linked.namespace.put(name, value)
    return ins.next


def TYPEALIAS(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    answer = enter(vm, "_type_alias", [ins.k, regs[ins.b], regs[ins.c]], ins.a)
    assert answer is ENTERED
    return vm.resume_at


def TYPEVAR(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    k = cast(tuple[object, ...], ins.k)
    return result(vm, regs, ins, enter(vm, "_type_variable", [*k, *[None if i < 0 else regs[i] for i in (ins.b, ins.c)]], ins.a))

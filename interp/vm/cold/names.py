"""Names: unbound ones, cells, and the namespaces of class bodies and `exec`."""

from __future__ import annotations

from typing import cast

from interp.bytecode.code import FLAG_HIDDEN, FLAG_MODULE
from interp.objects.exception import GuestRaise, exception_of, state_of
from interp.objects.function import Cell
from interp.objects.module import Module
from interp.objects.sentinel import ENTERED, UNBOUND
from interp.operations.call import enter
from interp.operations.importing import builtins_module
from interp.vm.frame import Frame, Instr
from interp.vm.state import VM


def name_error(vm: VM, name: str) -> GuestRaise:
    """NameError for a global or builtin that is not there."""
    raised = vm.error("NameError", f"name '{name}' is not defined")
    state_of(exception_of(raised)).values["name"] = name
    return raised


def unbound_local(vm: VM, ins: Instr) -> GuestRaise:
    """UnboundLocalError in the words of the running Python."""
    return vm.error("UnboundLocalError", f"cannot access local variable '{ins.k}' where it is not associated with a value")


def _added_builtin(vm: VM, name: str) -> object:
    """What the guest put into its builtins module under a name that was not there, or that module; UNBOUND if nothing."""
    if name == "__builtins__":
        return builtins_module(vm)
    module = vm.modules.get("builtins")
    return module.namespace.get(name) if isinstance(module, Module) else UNBOUND


def unbound_global(vm: VM, frame: Frame, ins: Instr, slot: int) -> object:
    """What a global's name stands for that is neither bound nor a builtin: in the prelude, one of its files that is not loaded yet.

    Raises the guest's NameError.
    """
    name = frame.linked.namespace.names[slot]
    if frame.linked.code.flags & FLAG_HIDDEN:
        return vm.load_prelude(vm, name)
    value = _added_builtin(vm, name)
    if value is not UNBOUND:
        return value
    raise name_error(vm, name)


def unbound_callee(vm: VM, frame: Frame, ins: Instr) -> object:
    """As `unbound_global`, for CALLG."""
    return unbound_global(vm, frame, ins, int(ins.b))


def unbound_reference(vm: VM, frame: Frame, ins: Instr) -> object:
    """A cell that holds nothing: a free variable, or a local that is captured."""
    name = str(ins.k)
    code = frame.linked.code
    if ins.imm == 1 or name in code.free_names:
        raised = vm.error("NameError", f"cannot access free variable '{name}' where it is not associated with a value in enclosing scope")
        state_of(exception_of(raised)).values["name"] = name
        raise raised
    raise unbound_local(vm, ins)


def CHECK(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    if regs[ins.b] is UNBOUND:
        unbound_reference(vm, frame, ins)
    return ins.next


def DELETE(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    if regs[ins.a] is UNBOUND:
        if frame.linked.code.flags & FLAG_MODULE:
            raise name_error(vm, str(ins.k))
        raise unbound_local(vm, ins)
    regs[ins.a] = UNBOUND
    return ins.next


def GDEL(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    if ins.slots[ins.a] is UNBOUND:
        raise name_error(vm, frame.linked.namespace.names[ins.a])
    ins.slots[ins.a] = UNBOUND
    return ins.next


def DELREF(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    cell = regs[ins.a]
    assert isinstance(cell, Cell)
    if cell.value is UNBOUND:
        unbound_reference(vm, frame, ins)
    cell.value = UNBOUND
    return ins.next


def CHECKREF(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    cell = regs[ins.b]
    if not isinstance(cell, Cell):
        raise unbound_local(vm, ins)
    if cell.value is UNBOUND:
        unbound_reference(vm, frame, ins)
    regs[ins.a] = cell.value
    return ins.next


def MAKECELL(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    vm.memory_left -= 40
    regs[ins.a] = Cell(regs[ins.a])
    return ins.next


def _global(vm: VM, frame: Frame, name: str) -> object:
    value = frame.linked.namespace.get(name)
    if value is UNBOUND:
        value = (vm.private if frame.linked.code.flags & 64 else vm.builtins).get(name, UNBOUND)
        if value is UNBOUND:
            value = _added_builtin(vm, name)
        if value is UNBOUND:
            raise name_error(vm, name)
    return value


def NLOAD(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    namespace = regs[ins.b]
    name = cast(str, ins.k)
    if isinstance(namespace, dict):
        value = namespace.get(name, UNBOUND)
        regs[ins.a] = _global(vm, frame, name) if value is UNBOUND else value
        return ins.next
    value = enter(
        vm, "_namespace_get", [namespace, name, frame.linked.namespace.get(name) is not UNBOUND, _global_or_none(vm, frame, name)], ins.a
    )
    assert value is ENTERED
    return vm.resume_at


def _global_or_none(vm: VM, frame: Frame, name: str) -> object:
    value = frame.linked.namespace.get(name)
    if value is UNBOUND:
        value = vm.builtins.get(name, UNBOUND)
    return None if value is UNBOUND else value


def NLOADREF(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    namespace = regs[ins.b]
    if isinstance(namespace, dict):
        value = namespace.get(ins.k, UNBOUND)
        if value is not UNBOUND:
            regs[ins.a] = value
            return ins.next
    cell = regs[ins.c]
    assert isinstance(cell, Cell)
    if cell.value is UNBOUND:
        unbound_reference(vm, frame, ins)
    regs[ins.a] = cell.value
    return ins.next


def NSTORE(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    namespace = regs[ins.a]
    vm.memory_left -= 100
    if isinstance(namespace, dict):
        namespace[ins.k] = regs[ins.b]
        return ins.next
    enter(vm, "_setitem", [namespace, ins.k, regs[ins.b]], -1)
    return vm.resume_at


def NDEL(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    namespace = regs[ins.a]
    if isinstance(namespace, dict):
        if ins.k not in namespace:
            raise name_error(vm, str(ins.k))
        del namespace[ins.k]
        return ins.next
    enter(vm, "_delitem", [namespace, ins.k], -1)
    return vm.resume_at


def ANNOT(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    if ins.a < 0:
        namespace = frame.linked.namespace
        if namespace.get("__annotations__") is UNBOUND:
            namespace.put("__annotations__", {})
    else:
        mapping = regs[ins.a]
        if isinstance(mapping, dict):
            mapping.setdefault("__annotations__", {})
        else:
            enter(vm, "_set_up_annotations", [mapping], -1)
            return vm.resume_at
    return ins.next


def NOP(vm: VM, frame: Frame, regs: list[object], ins: Instr) -> Instr:
    return ins.next

"""Imports: the modules a session may have."""

from __future__ import annotations

from mypy_extensions import i64

from interp.objects.module import Module
from interp.objects.namespace import Namespace
from interp.vm.state import VM


def import_name(vm: VM, name: str, level: int, dst: i64) -> object:
    """`import name`: the module. Raises the guest's ModuleNotFoundError or ImportError."""
    if level > 0:
        raise vm.error("ImportError", "attempted relative import with no known parent package")
    parent, dot, _ = name.rpartition(".")
    if dot and name not in vm.modules:
        import_name(vm, parent, 0, dst)
    module = vm.modules.get(name)
    if module is None:
        rows = vm.native_modules.get(name)
        if rows is None:
            why = f"; {parent!r} is not a package" if parent in vm.modules else ""
            raised = vm.error("ModuleNotFoundError", f"No module named {name!r}{why}")
            raised.value.payload.values["name"] = name  # type: ignore[attr-defined]
            raise raised
        namespace = Namespace(name)
        namespace.put("__name__", name)
        for attribute, value in rows.items():
            namespace.put(attribute, value)
        vm.charge(100 * len(rows) + 500)
        module = Module(name, namespace)
        vm.modules[name] = module
    return module

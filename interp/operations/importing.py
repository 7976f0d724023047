"""Imports: the modules a session may have. What is not there already is found and run by the prelude."""

from __future__ import annotations

from mypy_extensions import i64

from interp.objects.module import Module
from interp.objects.namespace import Namespace, NamespaceView, view_of
from interp.objects.sentinel import UNBOUND
from interp.operations.call import enter
from interp.stdlib import library
from interp.vm.state import VM


def import_name(vm: VM, namespace: Namespace, name: str, level: int, wanted: tuple[str, ...] | None, dst: i64) -> object:
    """`import name` (its first package, as the host's `__import__` says) or, with names `wanted` from it, the module; or ENTERED.

    `namespace` is the importer's, to which a `level` above 0 is relative.
    """
    if level == 0:
        module = vm.modules.get(name)
        if isinstance(module, Module) and module.ready:
            if wanted is None:
                if "." not in name:
                    return module
            elif not module.package:
                return module
    package = namespace.get("__package__")
    if package is UNBOUND:
        package = None
    return enter(vm, "_import_module", [name, level, wanted, package], dst)


def make_module(vm: VM, name: str) -> Module | None:
    """A module of the library with the rows it has, its text not yet run; None if a guest may not have it."""
    if not library.exists(name):
        return None
    rows = vm.native_modules.get(name, {})
    namespace = Namespace(name)
    vm.charge(150 * len(rows) + 1500)
    module = Module(name, namespace)
    module.ready = False
    module.package = library.is_package(name)
    namespace.put("__name__", name)
    namespace.put("__doc__", None)
    namespace.put("__package__", name if module.package else name.rpartition(".")[0])
    shown = library.shown_file(name)
    if shown is not None:
        namespace.put("__loader__", None)
        namespace.put("__spec__", None)
        namespace.put("__file__", shown)
    if module.package:
        namespace.put("__path__", [])
    for attribute, value in rows.items():
        namespace.put(attribute, value)
    return module


def globals_of(vm: VM, namespace: Namespace) -> NamespaceView:
    """`globals()` of the code of a module. That of the program has its `__builtins__` from now on: few programs look at their names, and
    the module has many."""
    if namespace is vm.main and namespace.get("__builtins__") is UNBOUND and namespace.view is None:
        namespace.put("__builtins__", builtins_module(vm))
    return view_of(namespace)


def builtins_module(vm: VM) -> Module:
    """The session's module of builtins, which has no text to run."""
    found = vm.modules.get("builtins")
    if not isinstance(found, Module):
        found = make_module(vm, "builtins")
        assert found is not None
        found.ready = True
        vm.modules["builtins"] = found
    return found

"""Loading the prelude: guest code that does for guests what host code must not do on their behalf."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from interp.bytecode.code import Code
from interp.compiler.unit import compile_source
from interp.objects.namespace import Namespace
from interp.objects.sentinel import UNBOUND
from interp.vm.link import link
from interp.vm.state import VM

FOLDER: Final = Path(__file__).parent.parent / "prelude"

_codes: list[Code] = []


def codes() -> list[Code]:
    """The prelude's modules, compiled once per process."""
    if not _codes:
        for path in sorted(FOLDER.glob("*.py")):
            _codes.append(compile_source(path.read_text(encoding="utf-8"), f"<prelude {path.stem}>", "exec", hidden=True))
    return _codes


def load(vm: VM, name: str) -> object:
    """The prelude function called `name`, after loading the whole prelude into the session. What that takes is not the guest's to pay."""
    namespace = vm.prelude_namespace
    if namespace is None:
        namespace = Namespace("builtins")
        namespace.put("__name__", "builtins")
        vm.prelude_namespace = namespace
        saved = (vm.fuel, vm.fuel_left, vm.memory_left, vm.depth)
        frame, resume_at, handled = vm.frame, vm.resume_at, vm.handled
        for code in codes():
            vm.fuel = 1 << 20
            vm.memory_left = 1 << 40
            vm.depth = 0
            vm.frame = vm.base_frame()
            vm.enter_module(link(code, namespace, vm.private, vm), 0)
            vm.run()
        vm.frame, vm.resume_at, vm.handled = frame, resume_at, handled
        vm.fuel, vm.fuel_left, vm.memory_left, vm.depth = saved
    found = namespace.get(name)
    if found is UNBOUND:
        raise KeyError(f"the prelude has no {name}")
    return found



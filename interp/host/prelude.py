"""Loading the prelude: guest code that does for guests what host code must not do on their behalf."""

from __future__ import annotations

import os
import re
from typing import Final

from interp.bytecode.code import Code
from interp.compiler.unit import compile_source
from interp.objects.namespace import Namespace
from interp.objects.sentinel import UNBOUND
from interp.vm.link import link
from interp.vm.state import VM

FOLDER: Final = os.path.join(os.path.dirname(os.path.dirname(__file__)), "prelude")
_DEFINED: Final = re.compile(r"^(?:    )?(?:async def |def |class )(\w+)|^(\w+) = ", re.M)

_sources: dict[str, str] = {}
_where: dict[str, str] = {}
_codes: dict[str, Code] = {}


def code_of(name: str) -> Code | None:
    """The code of the prelude's file that defines `name`, compiled once per process; None if there is no such name."""
    if not _sources:
        for file in sorted(os.listdir(FOLDER)):
            name_of_file, extension = os.path.splitext(file)
            if extension != ".py":
                continue
            with open(os.path.join(FOLDER, file), encoding="utf-8") as opened:
                text = opened.read()
            _sources[name_of_file] = text
            for found in _DEFINED.finditer(text):
                _where[found[1] or found[2]] = name_of_file
    stem = _where.get(name)
    if stem is None:
        return None
    code = _codes.get(stem)
    if code is None:
        code = compile_source(_sources[stem], f"<prelude {stem}>", "exec", hidden=True)
        _codes[stem] = code
    return code


def load(vm: VM, name: str) -> object:
    """What the prelude calls `name`, after loading the file that defines it into the session. What that takes is not the guest's to pay."""
    namespace = vm.prelude_namespace
    if namespace is None:
        namespace = Namespace("builtins")
        namespace.put("__name__", "builtins")
        vm.prelude_namespace = namespace
    found = namespace.get(name)
    if found is UNBOUND:
        code = code_of(name)
        if code is None:
            raise KeyError(f"the prelude has no {name}")
        saved = (vm.fuel, vm.fuel_left, vm.memory_left, vm.depth)
        frame, resume_at, handled = vm.frame, vm.resume_at, vm.handled
        vm.fuel = 1 << 20
        vm.memory_left = 1 << 40
        vm.depth = 0
        vm.frame = vm.base_frame()
        vm.enter_module(link(code, namespace, vm.private, vm), 0)
        vm.run()
        vm.frame, vm.resume_at, vm.handled = frame, resume_at, handled
        vm.fuel, vm.fuel_left, vm.memory_left, vm.depth = saved
        found = namespace.get(name)
    return found

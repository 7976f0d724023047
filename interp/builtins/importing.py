"""What imports are made of, for the prelude: the modules of the session, new ones, and running their text."""

from __future__ import annotations

from typing import Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.answers import ANSWERS
from interp.builtins.row import FUNCTION, MACHINE, Native
from interp.bytecode.code import FLAG_HIDDEN
from interp.bytecode.packing import complete
from interp.objects.function import Function
from interp.objects.module import Module
from interp.objects.namespace import NamespaceView
from interp.objects.sentinel import ENTERED
from interp.objects.type import Class
from interp.operations.importing import make_module
from interp.stdlib import library
from interp.stdlib.table import IN_C
from interp.vm.link import code_size, link
from interp.vm.state import VM


def modules(vm: VM, args: list[object], dst: i64) -> object:
    """`_modules()`: the dict that the guest sees as `sys.modules`."""
    return vm.modules


def new_module(vm: VM, args: list[object], dst: i64) -> object:
    """`_new_module(name)`: as `make_module`."""
    return make_module(vm, cast(str, args[0]))


def run_module(vm: VM, args: list[object], dst: i64) -> object:
    """`_run_module(module)`: runs its text, if it has one."""
    module = cast(Module, args[0])
    code = library.code_of(module.name)
    if code is None:
        return None
    if code.packed:
        complete(code)
    vm.charge(code_size(code))
    module.unit = link(code, module.namespace, vm.private if code.flags & FLAG_HIDDEN else vm.builtins)
    vm.enter_module(module.unit, dst)
    return ENTERED


def module_ready(vm: VM, args: list[object], dst: i64) -> object:
    """`_module_ready(module)`: its text has run to the end."""
    module = cast(Module, args[0])
    module.ready = True
    for name in IN_C.get(module.name, ()):
        cls = module.namespace.get(name)
        if isinstance(cls, Class):
            cls.name = f"{cls.module}.{name}"
            cls.shown = name
    for name, answer in ANSWERS.get(module.name, {}).items():
        found = module.namespace.get(name)
        function = found.lookup("__call__") if isinstance(found, Class) else found
        if isinstance(function, Function):
            function.answered_by(answer(found))
    return None


def is_ready(vm: VM, args: list[object], dst: i64) -> object:
    """`_module_is_ready(module)`."""
    return cast(Module, args[0]).ready


def is_module(vm: VM, args: list[object], dst: i64) -> object:
    """`_is_module(x)`."""
    return isinstance(args[0], Module)


def put_name(vm: VM, args: list[object], dst: i64) -> object:
    """`_put_name(target, name, value)`: binds a name in a namespace's view, or in a class body's mapping."""
    target, name, value = args
    vm.charge(100)
    if isinstance(target, NamespaceView):
        target.namespace.put(cast(str, name), value)
    else:
        cast(dict[object, object], target)[name] = value
    return None


IMPORTING: Final[list[Native]] = [
    Native("_prelude", name, MACHINE, function, "", prices.constant, FUNCTION)
    for name, function in (
        ("modules", modules), ("new_module", new_module), ("run_module", run_module), ("module_ready", module_ready),
        ("module_is_ready", is_ready), ("is_module", is_module), ("put_name", put_name),
    )
]  # fmt: skip

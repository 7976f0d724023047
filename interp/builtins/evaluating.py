"""`globals`, `eval`, `exec` and `__import__`: guest source compiled and run while the guest runs."""

from __future__ import annotations

from typing import Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.row import FUNCTION, MACHINE, Native
from interp.bytecode.code import FLAG_CLASS, FLAG_HIDDEN, FLAG_MODULE
from interp.compiler.unit import compile_source
from interp.objects.exception import state_of
from interp.objects.namespace import Namespace, NamespaceView, view_of
from interp.objects.sentinel import ENTERED
from interp.operations.importing import import_name
from interp.syntax.refused import Refused
from interp.vm.frame import Frame, new_frame
from interp.vm.link import link
from interp.vm.state import VM


def caller(vm: VM) -> Frame:
    """The guest's frame that called the prelude."""
    frame = vm.frame
    while frame.linked.code.flags & FLAG_HIDDEN and frame.back is not None:
        frame = frame.back
    return frame


def caller_globals(vm: VM, args: list[object], dst: i64) -> object:
    """`_caller_globals()`: a view of the globals of the guest's frame that called the prelude."""
    return view_of(caller(vm).linked.namespace)


def in_module(vm: VM, args: list[object], dst: i64) -> object:
    """`_in_module()`: whether the guest's frame that called is a module's."""
    return caller(vm).linked.code.flags & (FLAG_MODULE | FLAG_CLASS) == FLAG_MODULE


def source_text(vm: VM, source: object, function: str) -> str:
    """What eval and exec take for source."""
    if isinstance(source, (bytes, bytearray)):
        return bytes(source).decode("utf-8", "replace")
    if not isinstance(source, str):
        raise vm.error("TypeError", f"{function}() arg 1 must be a string, bytes or code object")
    return source


def evaluate(vm: VM, args: list[object], dst: i64) -> object:
    """`_evaluate(source, function, globals, locals)`: runs a text in a namespace; locals None where they are the globals."""
    function = cast(str, args[1])
    text = source_text(vm, args[0], function)
    vm.spend(50 + 4 * len(text))
    vm.charge(2000 + 400 * len(text))
    namespace = namespace_of(vm, args[2])
    names = args[3] is not None
    if function == "eval":
        text = text.lstrip(" \t")
    try:
        code = compile_source(text, "<string>", function if function == "eval" else "exec", names=names)
    except Refused as refused:
        raise vm.error("NotImplementedError", str(refused)) from None
    except SyntaxError as error:
        raise syntax_error(vm, error) from None
    linked = link(code, namespace, vm.builtins)
    if not names:
        vm.enter_module(linked, dst)
        return ENTERED
    frame = new_frame(linked)
    frame.registers[0] = args[3]
    vm.push(frame, dst)
    return ENTERED


def namespace_of(vm: VM, values: object) -> Namespace:
    """The namespace that a `globals` argument stands for: a view's own, or one that a dict is copied into."""
    if isinstance(values, NamespaceView):
        return values.namespace
    known = vm.dict_namespaces.get(id(values))
    if known is None:
        known = (Namespace("exec"), values)
        vm.dict_namespaces[id(values)] = known
        vm.kept.append(values)
        vm.kept.append(known[0])
    view_of(known[0]).store(cast(dict[object, object], values))
    return known[0]


def store_back(vm: VM, args: list[object], dst: i64) -> object:
    """`_store_back(globals)`: what ran in a dict's namespace is in the dict again."""
    values = args[0]
    if isinstance(values, dict):
        known = vm.dict_namespaces.get(id(values))
        if known is not None:
            fresh = view_of(known[0]).as_dict()
            for key in list(values):
                if key not in fresh:
                    del values[key]
            values.update(fresh)
    return None


def syntax_error(vm: VM, error: SyntaxError) -> BaseException:
    """The host's SyntaxError as the guest's."""
    raised = vm.error_with(type(error).__name__, error.args)
    values = state_of(raised.value).values
    for name in ("msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset"):
        values[name] = getattr(error, name, None)
    return raised


def import_row(vm: VM, args: list[object], dst: i64) -> object:
    """`_import(name, level)`."""
    name = args[0]
    if not isinstance(name, str):
        raise vm.error("TypeError", "module name must be a string")
    return import_name(vm, name, cast(int, args[1]), dst)


EVALUATING: Final[list[Native]] = [
    Native("_prelude", name, MACHINE, function, "", prices.constant, FUNCTION)
    for name, function in (
        ("caller_globals", caller_globals),
        ("in_module", in_module),
        ("evaluate", evaluate),
        ("store_back", store_back),
        ("import", import_row),
    )
]

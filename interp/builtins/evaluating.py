"""`globals`, `eval`, `exec` and `__import__`: guest source compiled and run while the guest runs."""

from __future__ import annotations

import ast
import re
from codecs import BOM_UTF8
from typing import Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.row import FUNCTION, MACHINE, Native
from interp.bytecode.code import FLAG_CLASS, FLAG_COROUTINE, FLAG_GENERATOR, FLAG_HIDDEN, FLAG_MODULE, FLAG_NAMES, Code
from interp.compiler.unit import compile_source
from interp.objects.builtin_types import generator_kind
from interp.objects.exception import exception_of, state_of
from interp.objects.function import Cell, Function
from interp.objects.generator import Generator
from interp.objects.namespace import Namespace, NamespaceView, view_of
from interp.objects.sentinel import ENTERED
from interp.operations.importing import globals_of
from interp.syntax.parse import parse
from interp.syntax.refused import Refused
from interp.vm.frame import Frame, at_start, new_frame
from interp.vm.link import link
from interp.vm.state import VM

_ADDRESS: Final = re.compile("0x[0-9a-f]+")


def caller(vm: VM) -> Frame:
    """The guest's frame that called the prelude."""
    frame = vm.frame
    while frame.linked.code.flags & FLAG_HIDDEN and frame.back is not None:
        frame = frame.back
    return frame


def caller_globals(vm: VM, args: list[object], dst: i64) -> object:
    """`_caller_globals()`: a view of the globals of the guest's frame that called the prelude."""
    return globals_of(vm, caller(vm).linked.namespace)


def in_module(vm: VM, args: list[object], dst: i64) -> object:
    """`_in_module()`: whether the guest's frame that called is a module's."""
    return caller(vm).linked.code.flags & (FLAG_MODULE | FLAG_CLASS) == FLAG_MODULE


def source_text(vm: VM, source: object, wanted: str, filename: str = "<string>") -> str:
    """The text that compile, eval and exec are given; `wanted` is what they ask for."""
    if isinstance(source, (bytes, bytearray)):
        data = bytes(source).removeprefix(BOM_UTF8)
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise syntax_error(vm, _undecodable(data, error.start, filename)) from None
    if not isinstance(source, str):
        raise vm.error("TypeError", wanted)
    return source


def _undecodable(data: bytes, start: int, filename: str) -> SyntaxError:
    """The host's error for a source that is no UTF-8 from there on: the codec's, of the rest of the line."""
    line = data.count(b"\n", 0, start) + 1
    column = start - data.rfind(b"\n", 0, start)
    try:
        data[start:].partition(b"\n")[0].decode("utf-8")
    except UnicodeDecodeError as error:
        return SyntaxError(f"(unicode error) {error}", (filename, line, column, None))
    return SyntaxError("invalid source", (filename, line, column, None))


def compiled(vm: VM, text: str, filename: str, mode: str, names: bool, awaits: bool = False) -> Code:
    """The Code of a guest's text, paid for before it is made. Raises what the guest sees of a refusal or a SyntaxError."""
    prices.compiled(vm, text)
    try:
        return compile_source(text, filename, mode, names=names, awaits=awaits)
    except Refused as refused:
        raise vm.error("NotImplementedError", str(refused)) from None
    except SyntaxError as error:
        raise syntax_error(vm, error) from None
    except UnicodeEncodeError as unencodable:
        raise vm.host_error(unencodable) from None


def compile_text(vm: VM, args: list[object], dst: i64) -> object:
    """`_compile(source, filename, mode, awaits)`."""
    named = args[1] if isinstance(args[1], str) else "<string>"
    text = source_text(vm, args[0], "compile() arg 1 must be a string, bytes or AST object", named)
    return compiled(vm, text, cast(str, args[1]), cast(str, args[2]), False, args[3] is True)


def evaluate(vm: VM, args: list[object], dst: i64) -> object:
    """`_evaluate(source, function, globals, locals, closure)`: runs a text or code object in a namespace; locals None where they are the
    globals. `closure`: a tuple of cells for the free variables of a function's code, or None.
    """
    source = args[0]
    function = cast(str, args[1])
    names = args[3] is not None
    if isinstance(source, Code):
        _check_closure(vm, source, function, args[4])
        code = _as_wanted(vm, source, names)
    elif args[4] is not None:
        raise vm.error("TypeError", "closure can only be used when source is a code object")
    else:
        text = source_text(vm, source, f"{function}() arg 1 must be a string, bytes or code object")
        code = compiled(vm, text.lstrip(" \t") if function == "eval" else text, "<string>", function, names)
    linked = link(code, namespace_of(vm, args[2]), vm.builtins)
    if code.flags & FLAG_MODULE and not names:
        frame = Frame(linked, linked.template)
    else:
        frame = new_frame(linked)
        if code.free_names:
            owner = Function(linked, None, None)
            owner.closure = list(cast(tuple[Cell, ...], args[4]))
            frame.owner = owner
        if names and code.flags & FLAG_NAMES:
            frame.registers[0] = args[3]
    if code.flags & (FLAG_GENERATOR | FLAG_COROUTINE):
        frame.ins = at_start(linked.entry)
        generator = Generator(frame, generator_kind(code.flags), code.name, code.qualname)
        frame.result = generator
        return generator
    vm.push(frame, dst)
    return ENTERED


def _check_closure(vm: VM, code: Code, function: str, closure: object) -> None:
    """Raises the guest's TypeError unless the closure has a cell for each free variable."""
    wanted = len(code.free_names)
    if wanted == 0:
        if closure is not None:
            raise vm.error("TypeError", "cannot use a closure with this code object")
    elif function == "eval":
        raise vm.error("TypeError", "code object passed to eval() may not contain free variables")
    elif not isinstance(closure, tuple) or len(closure) != wanted or not all(isinstance(cell, Cell) for cell in closure):
        raise vm.error("TypeError", f"code object requires a closure of exactly length {wanted}")


def _as_wanted(vm: VM, code: Code, names: bool) -> Code:
    """A code object as it runs with these locals: a unit's in name mode, if they are not its globals."""
    if not code.flags & FLAG_MODULE or (code.flags & FLAG_NAMES != 0) is names:
        return code
    if code.twin is None:
        code.twin = compiled(vm, code.source, code.filename, code.mode, names, code.flags & FLAG_COROUTINE != 0)
    return code.twin


def namespace_of(vm: VM, values: object) -> Namespace:
    """The namespace that a `globals` argument stands for: a view's own, or one that a dict is copied into."""
    if isinstance(values, NamespaceView):
        return values.namespace
    known = vm.dict_namespaces.get(id(values))
    if known is None:
        known = (Namespace("exec"), values)
        vm.dict_namespaces[id(values)] = known
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
    values = state_of(exception_of(raised)).values
    for name in ("msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset"):
        values[name] = getattr(error, name, None)
    return raised


def literal(vm: VM, args: list[object], dst: i64) -> object:
    """`_literal(text)`: `ast.literal_eval`."""
    text = cast(str, args[0])
    vm.spend(50 + 4 * len(text))
    vm.charge(2000 + 400 * len(text))
    try:
        tree = parse(text.lstrip(" \t"), "<unknown>", "eval", top_level_await=False)
        return ast.literal_eval(cast(ast.Expression, tree))
    except Refused as refused:
        raise vm.error("ValueError", str(refused)) from None
    except SyntaxError as error:
        raise syntax_error(vm, error) from None
    except UnicodeEncodeError as unencodable:
        raise vm.host_error(unencodable) from None
    except ValueError as error:
        # What the host names by its address is nothing of the guest's.
        raise vm.error("ValueError", _ADDRESS.sub("0x7f0000000000", str(error))) from None
    except (TypeError, MemoryError) as error:
        raise vm.host_error(error) from None


EVALUATING: Final[list[Native]] = [
    Native("_prelude", name, MACHINE, function, "", prices.constant, FUNCTION)
    for name, function in (
        ("caller_globals", caller_globals),
        ("in_module", in_module),
        ("evaluate", evaluate),
        ("compile", compile_text),
        ("store_back", store_back),
        ("literal", literal),
    )
]

"""Rows of code objects: what the compiler noted of a unit, a function or a class body."""

from __future__ import annotations

import sys
from typing import Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.declare import read
from interp.builtins.row import MACHINE, METHOD, NamedArguments, Native
from interp.bytecode.code import (
    FLAG_CLASS,
    FLAG_COROUTINE,
    FLAG_GENERATOR,
    FLAG_ITERABLE_COROUTINE,
    FLAG_MODULE,
    FLAG_VARARGS,
    FLAG_VARKEYWORDS,
    BuiltinName,
    Code,
)
from interp.bytecode.opcodes import NUMBER
from interp.bytecode.packing import complete
from interp.objects.builtin_types import class_of
from interp.syntax.scope import SNAPSHOT
from interp.vm.state import VM

_LOADK: Final = NUMBER["LOADK"]
_FUNCTION: Final = NUMBER["FUNCTION"]
_HOST_ITERABLE: Final = 0x100
"""CPython's flag of a generator that may be awaited: the only one that can be changed."""
_HOST_VARARGS, _HOST_VARKEYWORDS = 0x04, 0x08


def host_flags(code: Code) -> int:
    """`co_flags` as CPython has them (`inspect.CO_*`)."""
    flags = 0
    if not code.flags & (FLAG_MODULE | FLAG_CLASS):
        flags |= 0x03
    if code.flags & FLAG_VARARGS:
        flags |= _HOST_VARARGS
    if code.flags & FLAG_VARKEYWORDS:
        flags |= _HOST_VARKEYWORDS
    if "<locals>" in code.qualname and not code.flags & (FLAG_MODULE | FLAG_CLASS):
        flags |= 0x10
    if code.flags & FLAG_COROUTINE:
        flags |= 0x200 if code.flags & FLAG_GENERATOR else 0x80
    elif code.flags & FLAG_GENERATOR:
        flags |= 0x20
    if code.flags & FLAG_ITERABLE_COROUTINE:
        flags |= _HOST_ITERABLE
    return flags


def variables(code: Code) -> tuple[str, ...]:
    """`co_varnames`: the parameters, and the locals that no inner function shares."""
    if code.flags & (FLAG_MODULE | FLAG_CLASS):
        return ()
    inner = code.register_names[code.parameters : code.free_start]
    return (*code.register_names[: code.parameters], *[name for name in inner if name not in code.cell_names and name != SNAPSHOT])


def constants(code: Code) -> tuple[object, ...]:
    """`co_consts`: the docstring or None, then the constants and the code of inner functions, each once."""
    found: list[object] = [code.doc]
    for ins in code.instructions:
        if ins.op != _FUNCTION and (ins.op != _LOADK or isinstance(ins.k, BuiltinName)):
            continue
        if not any(ins.k is known or (type(ins.k) is type(known) and type(ins.k) is not Code and ins.k == known) for known in found):
            found.append(ins.k)
    return tuple(found)


class CodeReader:
    """Reads one of the fields that every code object has."""

    def __init__(self, field: str) -> None:
        self.field = field

    def __call__(self, vm: VM, args: list[object], dst: i64) -> object:
        code = cast(Code, args[0])
        field = self.field
        if field == "co_consts":
            if code.packed:
                complete(code)
            vm.spend(len(code.instructions))
            vm.charge(64 + 8 * len(code.instructions))
            return constants(code)
        fields: dict[str, object] = {
            "co_name": code.name, "co_qualname": code.qualname, "co_filename": code.filename, "co_firstlineno": code.first_line,
            "co_argcount": code.positional, "co_posonlyargcount": code.positional_only, "co_kwonlyargcount": code.keyword_only,
            "co_freevars": tuple(code.free_names), "co_cellvars": tuple(code.cell_names), "co_flags": host_flags(code),
            "co_varnames": variables(code), "co_nlocals": len(variables(code)), "co_names": tuple(code.global_names),
            "co_stacksize": code.registers,
        }  # fmt: skip
        return fields[field]


FIELDS: Final = (
    "co_name", "co_qualname", "co_filename", "co_firstlineno", "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_freevars",
    "co_cellvars", "co_flags", "co_varnames", "co_nlocals", "co_names", "co_stacksize", "co_consts",
)  # fmt: skip


def _check_flags(vm: VM, code: Code, flags: int) -> None:
    """Raises what the host says of flags that cannot be (`_PyCode_Validate`)."""
    if flags < 0:
        raise vm.error("ValueError", "co_flags must be a positive integer")
    collectors = bool(flags & _HOST_VARARGS) + bool(flags & _HOST_VARKEYWORDS)
    if code.positional + code.keyword_only + collectors > len(variables(code)):
        raise vm.error("ValueError", "code: co_varnames is too small")


def replaced(vm: VM, args: list[object], dst: i64) -> object:
    """`code.replace(**changes)`: the same code under another name, of another file, line or kind of generator."""
    last = args[-1]
    changes = last.values if isinstance(last, NamedArguments) else {}
    if isinstance(last, NamedArguments):
        args = args[:-1]
    if len(args) > 1:
        raise vm.error("TypeError", f"replace() takes 0 positional arguments but {len(args) - 1} were given")
    made = cast(Code, args[0]).copy()
    for name, value in changes.items():
        if name in ("co_name", "co_qualname", "co_filename"):
            if not isinstance(value, str):
                raise vm.error("TypeError", f"replace() argument '{name}' must be str, not {class_of(value).name}")
            if name == "co_name":
                made.name = value
            elif name == "co_qualname":
                made.qualname = value
            else:
                made.filename = value
        elif name in ("co_firstlineno", "co_flags"):
            if not isinstance(value, int):
                raise vm.error("TypeError", f"'{class_of(value).name}' object cannot be interpreted as an integer")
            if not -(2**31) <= value < 2**31:
                raise vm.error("OverflowError", "Python int too large to convert to C int")
            if name == "co_firstlineno":
                made.first_line = value
            else:
                _check_flags(vm, made, value)
                made.flags = made.flags & ~FLAG_ITERABLE_COROUTINE | (FLAG_ITERABLE_COROUTINE if value & _HOST_ITERABLE else 0)
        elif name in FIELDS or name in ("co_code", "co_linetable", "co_exceptiontable"):
            raise vm.error("ValueError", f"{name} of a code object cannot be replaced")
        else:
            newer = sys.version_info >= (3, 13)
            old = f"'{name}' is an invalid keyword argument for replace()"
            raise vm.error("TypeError", f"replace() got an unexpected keyword argument '{name}'" if newer else old)
    vm.charge(500)
    return made


ROWS: Final[list[Native]] = [
    *[read("code", field, CodeReader(field)) for field in FIELDS],
    Native("code", "replace", MACHINE, replaced, "", prices.constant, METHOD, 1, -1, {"**": "o"}),
]

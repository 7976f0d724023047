"""Code as bytes and back, for the cache of compiled library modules: plain data only, each scope unpacked when it is first linked."""

from __future__ import annotations

import marshal
from typing import Any, Final, cast

from interp.bytecode.code import BuiltinName, Code, InlinedFrame, RawInstr

_CODE: Final = "code"
_BUILTIN: Final = "builtin"
_COLUMNS: Final = 12


def pack(code: Code) -> bytes:
    """The bytes of a code and of those inside it; without the source text, which the reader has."""
    numbers: list[int] = []
    constants: list[object] = []
    for ins in code.instructions:
        numbers.extend(
            (
                ins.op, ins.a, ins.b, ins.c, ins.imm, ins.target, ins.handler, ins.handler_reg,
                ins.line, ins.end_line, ins.col, ins.end_col,
            )
        )  # fmt: skip
        k = ins.k
        if isinstance(k, Code):
            k = [_CODE, pack(k)]
        elif isinstance(k, BuiltinName):
            k = [_BUILTIN, k.name]
        constants.append(k)
    inlined = [(each.name, each.start, each.end, each.line, each.end_line, each.col, each.end_col) for each in code.inlined]
    head: Any = (
        code.name, code.qualname, code.filename, code.first_line, code.flags, code.positional, code.positional_only, code.keyword_only,
        code.register_names, code.registers, code.free_names, code.free_start, code.captures, code.cell_names, code.global_names,
        code.doc, code.dynamic, sorted(code.rebinds), inlined,
    )  # fmt: skip
    return marshal.dumps((head, marshal.dumps((numbers, constants))))


def unpack(data: bytes) -> Code:
    """The code that `pack` was given; its instructions come with `complete`.

    Raises ValueError, EOFError or TypeError for other data, and IndexError.
    """
    head, body = marshal.loads(data)
    made = Code(head[0], head[1], head[2], head[3])
    made.flags, made.positional, made.positional_only, made.keyword_only = head[4], head[5], head[6], head[7]
    made.register_names = head[8]
    made.registers = head[9]
    made.free_names = head[10]
    made.free_start = head[11]
    made.captures = head[12]
    made.cell_names = head[13]
    made.global_names = head[14]
    made.doc = head[15]
    made.dynamic = head[16]
    made.rebinds = frozenset(head[17])
    for name, start, end, line, end_line, col, end_col in head[18]:
        inner = InlinedFrame(name, start, line, end_line, col, end_col)
        inner.end = end
        made.inlined.append(inner)
    made.shared = True
    made.packed = body
    return made


def complete(code: Code) -> None:
    """Unpacks the instructions of a code that `unpack` made."""
    numbers, constants = cast(tuple[list[int], list[object]], marshal.loads(code.packed))
    instructions: list[RawInstr] = []
    at = 0
    for k in constants:
        if isinstance(k, list):
            k = unpack(cast(bytes, k[1])) if k[0] == _CODE else BuiltinName(cast(str, k[1]))
        ins = RawInstr(numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3], numbers[at + 4], k)
        ins.target = numbers[at + 5]
        ins.handler = numbers[at + 6]
        ins.handler_reg = numbers[at + 7]
        ins.line = numbers[at + 8]
        ins.end_line = numbers[at + 9]
        ins.col = numbers[at + 10]
        ins.end_col = numbers[at + 11]
        at += _COLUMNS
        instructions.append(ins)
    # In this order: sessions of other threads share the code.
    code.instructions = instructions
    code.packed = b""

"""What holds for every Code that the compiler makes, checked instruction by instruction."""

from __future__ import annotations

from interp.bytecode.code import FLAG_MODULE, FLAG_NAMES, BuiltinName, Code
from interp.bytecode.opcodes import IMM_REGISTERS, NUMBER, OPCODES

ENDS = frozenset(NUMBER[name] for name in ("RET", "JMP", "LOOP", "RAISE", "RERAISE"))
_SPANS = {"LIST": 1, "TUPLE": 1, "SET": 1, "JOIN": 1, "CALL": 2, "CALLG": 2, "CALLM": 2, "CALLKW": 2, "UNPACK": 0}
_WIDTHS = {"DICT": (1, None), "SLICE": (1, 3), "GETSLICE": (2, 2), "EXCINFO": (0, 3), "WITH": (0, 2), "GROUPSPLIT": (0, 2)}


def broken(code: Code) -> list[str]:
    """What is wrong with `code` and the code nested in it, as readable lines."""
    found: list[str] = []
    size = len(code.instructions)
    for index, i in enumerate(code.instructions):
        row = OPCODES[i.op]
        where = f"{code.qualname}:{index} {row.name}"
        operands = (i.a, i.b, i.c)
        for letter, value in zip(row.operands, operands, strict=True):
            lowest = -1 if letter == "o" else 0
            if letter in "ro" and not lowest <= value < code.registers:
                found.append(f"{where}: register {value} of {code.registers}")
            if letter == "g" and not 0 <= value < len(code.global_names):
                found.append(f"{where}: global {value}")
        if row.name in IMM_REGISTERS and not -1 <= i.imm < code.registers:
            found.append(f"{where}: register {i.imm} in imm")
        if ("->" in row.picture) != (0 <= i.target < size):
            found.append(f"{where}: target {i.target}")
        if i.handler >= 0 and not (i.handler < size and 0 <= i.handler_reg < code.registers):
            found.append(f"{where}: handler {i.handler} in register {i.handler_reg}")
        start, width = 0, 0
        if row.name in _SPANS:
            start, width = operands[_SPANS[row.name]], i.imm
        elif row.name in _WIDTHS:
            operand, fixed = _WIDTHS[row.name]
            start, width = operands[operand], 2 * i.imm if fixed is None else fixed
        elif row.name == "UNPACKEX":
            start, width = i.a, i.imm + 1 + i.c
        if width and start + width > code.registers:
            found.append(f"{where}: span of {width} from {start}")
        if width > 1 and start < len(code.global_names) and code.flags & (FLAG_MODULE | FLAG_NAMES) == FLAG_MODULE:
            found.append(f"{where}: a span over names, whose registers lie anywhere")
        if i.line < 1 or i.end_line < i.line:
            found.append(f"{where}: line {i.line} to {i.end_line}")
        if isinstance(i.k, Code):
            if len(i.k.captures) != len(i.k.free_names) or any(not 0 <= r < code.registers for r in i.k.captures):
                found.append(f"{where}: captures {i.k.captures} for {i.k.free_names}")
            found += broken(i.k)
        elif not isinstance(i.k, (str, bytes, int, float, complex, tuple, frozenset, BuiltinName, type(None), type(...))):
            found.append(f"{where}: constant {i.k!r}")
    if size == 0 or code.instructions[-1].op not in ENDS:
        found.append(f"{code.qualname}: goes on past its end")
    return found

"""Code as text a person can read: for `python -m interp dis FILE`, and for looking into what the compiler made."""

from __future__ import annotations

from interp.bytecode.code import (
    FLAG_CLASS,
    FLAG_COROUTINE,
    FLAG_GENERATOR,
    FLAG_HIDDEN,
    FLAG_MODULE,
    FLAG_NAMES,
    FLAG_VARARGS,
    FLAG_VARKEYWORDS,
    BuiltinName,
    Code,
    RawInstr,
)
from interp.bytecode.opcodes import BINARY_OPERATORS, COMPARE_OPERATORS, IMM_REGISTERS, OPCODES, UNARY_OPERATORS, Opcode

_FLAGS = {
    FLAG_MODULE: "module",
    FLAG_CLASS: "class",
    FLAG_NAMES: "name mode",
    FLAG_GENERATOR: "generator",
    FLAG_COROUTINE: "coroutine",
    FLAG_VARARGS: "*args",
    FLAG_VARKEYWORDS: "**kwargs",
    FLAG_HIDDEN: "hidden",
}
_OPERATORS = {"BINARY": BINARY_OPERATORS, "INPLACE": BINARY_OPERATORS, "COMPARE": COMPARE_OPERATORS, "UNARY": UNARY_OPERATORS}
_LONGEST_CONSTANT = 60


def disassemble(code: Code) -> str:
    """The instructions of `code` and of all code nested in it.

    A line is: source line (where it changes), `>` if a jump or an exception comes here, index, opcode, operands (`R` a register and its
    name, `G` a global), jump target, handler, constant, and the opcode's picture from the table.
    """
    lines: list[str] = []
    waiting = [code]
    while waiting:
        code = waiting.pop(0)
        if lines:
            lines.append("")
        lines += _one(code)
        waiting += [i.k for i in code.instructions if isinstance(i.k, Code)]
    return "\n".join(lines) + "\n"


def _one(code: Code) -> list[str]:
    flags = [name for flag, name in _FLAGS.items() if code.flags & flag]
    lines = [f"{code.qualname} (line {code.first_line}): {code.registers} registers" + (f"; {', '.join(flags)}" if flags else "")]
    if code.free_names:
        captured = ", ".join(f"{name} from R{register}" for name, register in zip(code.free_names, code.captures, strict=True))
        lines.append(f"  captures {captured}")
    jumped_to = {t for i in code.instructions for t in (i.target, i.handler)}
    line = 0
    for index, instruction in enumerate(code.instructions):
        shown = str(instruction.line) if instruction.line != line else ""
        line = instruction.line
        row = OPCODES[instruction.op]
        mark = ">" if index in jumped_to else " "
        text = f"{shown:>5} {mark}{index:>4}  {row.name:<9} {_operands(code, instruction, row)}"
        lines.append(f"{text:<70}  {row.picture}")
    return lines


def _operands(code: Code, instruction: RawInstr, row: Opcode) -> str:
    parts: list[str] = []
    for letter, value in zip(row.operands, (instruction.a, instruction.b, instruction.c), strict=True):
        if letter in "ro" and value >= 0:
            parts.append(_register(code, value))
        elif letter == "g":
            parts.append(f"G{value} {code.global_names[value]}")
        elif letter == "n":
            parts.append(str(value))
        elif letter == "o":
            parts.append("none")
    if "imm" in row.picture:
        if row.name in _OPERATORS:
            parts.append(_OPERATORS[row.name][instruction.imm])
        elif row.name in IMM_REGISTERS:
            parts.append(_register(code, instruction.imm) if instruction.imm >= 0 else "none")
        else:
            parts.append(f"imm={instruction.imm}")
    if instruction.target >= 0:
        parts.append(f"-> {instruction.target}")
    if row.name == "LOADK" or (instruction.k is not None and row.operands[2] != "n"):
        parts.append(_constant(instruction.k))
    if instruction.handler >= 0:
        parts.append(f"[error -> {instruction.handler} in R{instruction.handler_reg}]")
    return ", ".join(parts)


def _register(code: Code, register: int) -> str:
    name = code.register_names[register] if register < len(code.register_names) else ""
    return f"R{register} {name}" if name else f"R{register}"


def _constant(k: object) -> str:
    if isinstance(k, Code):
        return f"<code {k.qualname}>"
    if isinstance(k, BuiltinName):
        return f"<builtin {k.name}>"
    text = repr(k)
    return text if len(text) <= _LONGEST_CONSTANT else text[: _LONGEST_CONSTANT - 3] + "..."

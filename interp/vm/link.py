"""Linking: Code into a session and a namespace."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, final

from interp.builtins.row import LEN, Native
from interp.bytecode.code import FLAG_COROUTINE, FLAG_GENERATOR, FLAG_MODULE, FLAG_NAMES, BuiltinName, Code, RawInstr
from interp.bytecode.opcodes import IMM_REGISTERS, NUMBER, OPCODES
from interp.bytecode.packing import complete
from interp.objects.namespace import Namespace
from interp.objects.sentinel import UNBOUND
from interp.vm.frame import HALTED, Instr, Linked, alone

_LETTERS: Final[list[str]] = [row.operands for row in OPCODES]
_IMM: Final = frozenset(NUMBER[name] for name in IMM_REGISTERS)
_GLOBAL: Final = frozenset(row.number for row in OPCODES if "g" in row.operands)
_FORITER: Final = NUMBER["FORITER"]
_RET: Final = NUMBER["RET"]
_GRET: Final = NUMBER["GRET"]
_MRET: Final = NUMBER["MRET"]
_CALLG: Final = NUMBER["CALLG"]
_LENGTH: Final = NUMBER["LENGTH"]
_CALLM: Final = NUMBER["CALLM"]
_APPENDM: Final = NUMBER["APPENDM"]
_LOADK: Final = NUMBER["LOADK"]
_FUNCTION: Final = NUMBER["FUNCTION"]


_TO_BE_LINKED: Final = alone(NUMBER["LINK"])


@final
class FunctionTemplate:
    """What FUNCTION makes functions from: the code linked when the first one is made, and where their cells are."""

    def __init__(self, code: Code, captures: list[int]) -> None:
        self.code = code
        self.captures = captures
        self.linked: Linked | None = None


def _place(register: int, count: int, slots: list[int], base: int) -> int:
    """Where a module's register lies in its namespace: a name's slot, or a temporary of the feed's span."""
    if register < 0:
        return register
    return slots[register] if register < count else base + register - count


def prepare(code: Code, namespace: Namespace) -> Linked:
    """A function's code with nothing in it but a LINK: most functions of a library, and of the prelude, are never called."""
    return Linked(code, namespace, [_TO_BE_LINKED], [UNBOUND] * (code.registers + 1))


def code_size(code: Code) -> int:
    """Bytes that linking this code takes."""
    return 200 * len(code.instructions) + 500


def link(code: Code, namespace: Namespace, builtins: Mapping[str, object]) -> Linked:
    """`code` ready to run in `namespace`. A module's temporaries take a span of the namespace, `Linked.span`; its caller gives it back."""
    if code.packed:
        complete(code)
    slots = [namespace.slot(name) for name in code.global_names]
    is_module = code.flags & (FLAG_MODULE | FLAG_NAMES) == FLAG_MODULE
    generator = code.flags & (FLAG_GENERATOR | FLAG_COROUTINE) != 0
    count = len(slots)
    base = namespace.take_span(code.registers - count + 1) if is_module else 0
    moved = is_module and not (base == count and slots == list(range(count)))
    instructions: list[Instr] = []
    for index, raw in enumerate(code.instructions):
        op = raw.op
        a, b, c, imm = raw.a, raw.b, raw.c, raw.imm
        if moved:
            letters = _LETTERS[op]
            if letters[0] in "ro":
                a = _place(a, count, slots, base)
            if letters[1] in "ro":
                b = _place(b, count, slots, base)
            if letters[2] in "ro":
                c = _place(c, count, slots, base)
            if op in _IMM:
                imm = _place(imm, count, slots, base)
        k = raw.k
        if op == _RET and generator:
            op = _GRET
        elif op == _RET and is_module:
            op = _MRET
        elif op == _CALLM and imm == 1 and k == "append":
            op = _APPENDM
        elif op == _CALLG and imm == 1 and code.global_names[b] == "len":
            row = builtins.get("len")
            if isinstance(row, Native) and row.shortcut == LEN:
                op = _LENGTH
        elif op == _LOADK and isinstance(k, BuiltinName):
            k = builtins[k.name]
        ins = Instr(op, a, b, c, imm, k, index)
        if op in _GLOBAL:
            ins.slots = namespace.slots
            if _LETTERS[op][0] == "g":
                name = code.global_names[a]
                ins.a = slots[a]
            else:
                name = code.global_names[b]
                ins.b = slots[b]
            ins.k = builtins.get(name, UNBOUND)
        elif op == _FUNCTION:
            assert isinstance(k, Code)
            captures = k.captures
            if moved:
                captures = [_place(r, count, slots, base) for r in captures]
            ins.cached = FunctionTemplate(k, captures)
        instructions.append(ins)
    _connect(code.instructions, instructions, count, slots, base, moved)
    registers: list[object]
    registers = namespace.slots if is_module else [UNBOUND] * (code.registers + 1)
    linked = Linked(code, namespace, instructions, registers)
    if is_module:
        linked.span = base
        linked.span_size = code.registers - count + 1
        linked.scratch = base + code.registers - count
    return linked


def _connect(raws: list[RawInstr], instructions: list[Instr], count: int, slots: list[int], base: int, moved: bool) -> None:
    last = len(instructions) - 1
    for index, raw in enumerate(raws):
        ins = instructions[index]
        following = HALTED if index == last else instructions[index + 1]
        target = instructions[raw.target] if raw.target >= 0 else HALTED
        if raw.op == _FORITER:
            # A frame that called for the next item goes on at `next` like any other: that has to be the loop's body.
            ins.next = target
            ins.target = following
        else:
            ins.next = following
            ins.target = target
        if raw.handler >= 0:
            ins.handler = instructions[raw.handler]
            ins.handler_reg = _place(raw.handler_reg, count, slots, base) if moved else raw.handler_reg


def unlink(linked: Linked, with_functions: bool) -> None:
    """Takes code that nothing will run again apart: its loops are cycles, which only the host's garbage collector would free."""
    pending = [linked]
    while pending:
        each = pending.pop()
        for ins in each.instructions:
            ins.next = HALTED
            ins.target = HALTED
            ins.handler = None
            ins.alternative = None
            ins.ways = None
            template = ins.cached
            if with_functions and isinstance(template, FunctionTemplate) and template.linked is not None:
                pending.append(template.linked)
        each.pool = None
        each.ways = []

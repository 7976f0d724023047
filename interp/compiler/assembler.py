"""The lowest layer of the compiler: emits instructions, hands out registers and labels, and knows which names are surely bound.

The compiler of a frame is one class in layers, a concept to a file: each layer adds the methods for its concept to the one
below, and what a lower layer needs of a higher one is declared abstract in `names.py`.

Reachability and definite assignment are one value, `bound`: a bit for each register that surely holds a value here, or DEAD (all bits)
where no execution gets to. A forward jump merges its state into its label; nothing is emitted where the state is DEAD.
"""

from __future__ import annotations

import ast
from typing import Final

from interp.bytecode.code import Code, RawInstr
from interp.bytecode.opcodes import NUMBER

_JMP: Final = NUMBER["JMP"]
DEAD: Final = -1
MAX_INSTRUCTIONS: Final = 1 << 20
"""Instructions of one code object; `finally` bodies are duplicated, so that a short text can ask for very many."""


class Assembler:
    """Emits into `code`. Registers above `top` are free; a temporary is handed out by `temporary()` and released by restoring `top`."""

    def __init__(self, code: Code) -> None:
        self.code = code
        self.instructions: list[RawInstr] = code.instructions
        self.bound = 0
        self.top = 0
        self.handler = -1
        self.handler_register = -1
        self._positions: list[int] = []
        self._states: list[int] = []
        self._last_placed = -1

    def temporary(self) -> int:
        register = self.top
        self.top = register + 1
        if self.top > self.code.registers:
            self.code.registers = self.top
        return register

    def emit(self, node: ast.AST, op: str, a: int = 0, b: int = 0, c: int = 0, imm: int = 0, k: object = None) -> RawInstr:
        """Appends an instruction that stands for `node` (any node with a position), unless it can't be reached."""
        instruction = RawInstr(NUMBER[op], a, b, c, imm, k)
        if self.bound == DEAD:
            return instruction
        instruction.line = node.lineno  # type: ignore[attr-defined]
        instruction.end_line = node.end_lineno  # type: ignore[attr-defined]
        instruction.col = node.col_offset  # type: ignore[attr-defined]
        instruction.end_col = node.end_col_offset  # type: ignore[attr-defined]
        instruction.handler = self.handler
        instruction.handler_reg = self.handler_register
        self.instructions.append(instruction)
        if len(self.instructions) > MAX_INSTRUCTIONS:
            raise SyntaxError("the program is too large to compile", (self.code.filename, instruction.line, 1, None))
        return instruction

    def label(self) -> int:
        self._positions.append(-1)
        self._states.append(DEAD)
        return len(self._positions) - 1

    def jump(self, node: ast.AST, op: str, label: int, b: int = 0, c: int = 0, imm: int = 0, k: object = None) -> None:
        """Emits a jump (or conditional jump) to `label`."""
        self.emit(node, op, 0, b, c, imm, k).target = label
        self._states[label] &= self.bound
        if op == "JMP" or op == "LOOP":
            self.bound = DEAD

    def place(self, label: int) -> None:
        """The label stands before the next instruction: what was bound on every way here still is."""
        instructions = self.instructions
        if instructions and instructions[-1].target == label and instructions[-1].op == _JMP and self._last_placed < len(instructions):
            instructions.pop()
        self._last_placed = self._positions[label] = len(instructions)
        self.bound &= self._states[label]

    def place_backward(self) -> int:
        """A label here that later instructions jump back to."""
        label = self.label()
        self._last_placed = self._positions[label] = len(self.instructions)
        return label

    def ends(self, node: ast.AST, op: str, a: int = 0, b: int = 0, c: int = 0) -> None:
        """Emits an instruction that never goes on to the next one."""
        self.emit(node, op, a, b, c)
        self.bound = DEAD

    def finish(self) -> None:
        """Turns labels into instruction indices; the code must not go on past its last instruction."""
        positions = self._positions
        if not positions:
            return
        for instruction in self.instructions:
            if instruction.target >= 0:
                instruction.target = positions[instruction.target]
            if instruction.handler >= 0:
                instruction.handler = positions[instruction.handler]

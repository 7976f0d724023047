"""Code: what the compiler makes of one scope. Immutable, free of any session, cached per process."""

from __future__ import annotations

from typing import Final, final

FLAG_VARARGS: Final = 1
FLAG_VARKEYWORDS: Final = 2
FLAG_GENERATOR: Final = 4
FLAG_COROUTINE: Final = 8
FLAG_MODULE: Final = 16
FLAG_CLASS: Final = 32
FLAG_HIDDEN: Final = 64
"""The code belongs to the prelude: its frames are left out of tracebacks."""
FLAG_NAMES: Final = 128
"""Name mode (class bodies, `exec` with a dict): register 0 holds the namespace mapping, names are looked up in it."""
FLAG_ITERABLE_COROUTINE: Final = 256
"""A generator that may be awaited (`types.coroutine`)."""
FLAG_SHIM: Final = 512
"""Of hidden code: it belongs to a library module of ours, which is a session's own, and not to the prelude, which sessions hand on."""


@final
class BuiltinName:
    """A constant that stands for a builtin whatever the program calls by its name (`assert` raises the real AssertionError)."""

    def __init__(self, name: str) -> None:
        self.name = name


@final
class RawInstr:
    """One instruction as the compiler leaves it: operands as in the opcode table, `target` and `handler` instruction indices or -1.

    `handler` is where an exception raised here goes on, `handler_reg` the register that then holds the exception.
    """

    __slots__ = ("a", "b", "c", "col", "end_col", "end_line", "handler", "handler_reg", "imm", "k", "line", "op", "target")

    def __init__(self, op: int, a: int, b: int, c: int, imm: int, k: object) -> None:
        self.op = op
        self.a = a
        self.b = b
        self.c = c
        self.imm = imm
        self.k = k
        self.target = -1
        self.handler = -1
        self.handler_reg = -1
        self.line = 0
        self.end_line = 0
        self.col = 0
        self.end_col = 0


@final
class InlinedFrame:
    """Instructions from `start` up to `end` that the host's CPython runs in a frame of their own, called from the position given."""

    __slots__ = ("col", "end", "end_col", "end_line", "line", "name", "start")

    def __init__(self, name: str, start: int, line: int, end_line: int, col: int, end_col: int) -> None:
        self.name = name
        self.start = start
        self.end = start
        self.line = line
        self.end_line = end_line
        self.col = col
        self.end_col = end_col


@final
class Code:
    """The instructions of one module, function, class body or comprehension.

    Registers of a function: parameters (positional, keyword-only, `*args`, `**kwargs`, in that order), other locals, free
    variables' cells (`free_start`), then temporaries. Registers of a module: `global_names` in order, then
    temporaries; the linker maps them to the slots of a Namespace. A class body or name-mode module has the namespace mapping in register 0.
    `captures[i]` is the register of the *enclosing* frame whose cell becomes free variable i of this code.
    Columns in `RawInstr` are byte offsets in UTF-8 as in `ast`.
    """

    def __init__(self, name: str, qualname: str, filename: str, first_line: int) -> None:
        self.name = name
        self.qualname = qualname
        self.filename = filename
        self.first_line = first_line
        self.flags: int = 0
        self.positional: int = 0
        self.positional_only: int = 0
        self.keyword_only: int = 0
        self.register_names: list[str] = []
        self.registers: int = 0
        self.free_names: list[str] = []
        self.free_start: int = 0
        self.captures: list[int] = []
        self.cell_names: list[str] = []
        self.global_names: list[str] = []
        self.instructions: list[RawInstr] = []
        self.inlined: list[InlinedFrame] = []
        """Comprehensions before Python 3.12, the outer before the inner; tracebacks show them as frames."""
        self.doc: object = None
        self.source = ""
        """The whole text of the unit."""
        self.shared: bool = False
        """Of a module of the library: every session's, and in no session's memory."""
        self.rebinds: frozenset[str] = frozenset()
        """Of a module: the globals that functions and classes in it bind or delete, whenever they run."""
        self.dynamic: bool = False
        """Of a module: code in it may do so to any global."""
        self.mode = ""
        """Of a module: what it was compiled as."""
        self.packed: bytes = b""
        """What `instructions` are made from when the code is first linked (`bytecode/packing.py`); empty once they are there."""
        self.twin: Code | None = None
        """Of a module that `compile` gave: the same text the other way, in name mode or not, once it ran so."""

    def __hash__(self) -> int:
        """The same in every run."""
        return hash(self.source) ^ hash(self.qualname) ^ self.first_line

    def copy(self) -> Code:
        """The same code, of which name, place and flags may be changed."""
        made = Code(self.name, self.qualname, self.filename, self.first_line)
        made.flags = self.flags
        made.positional = self.positional
        made.positional_only = self.positional_only
        made.keyword_only = self.keyword_only
        made.register_names = self.register_names
        made.registers = self.registers
        made.free_names = self.free_names
        made.free_start = self.free_start
        made.captures = self.captures
        made.cell_names = self.cell_names
        made.global_names = self.global_names
        made.instructions = self.instructions
        made.inlined = self.inlined
        made.doc = self.doc
        made.source = self.source
        made.rebinds = self.rebinds
        made.dynamic = self.dynamic
        made.mode = self.mode
        made.packed = self.packed
        return made

    @property
    def parameters(self) -> int:
        """How many registers hold parameters when the frame starts."""
        return self.positional + self.keyword_only + (self.flags & FLAG_VARARGS != 0) + (self.flags & FLAG_VARKEYWORDS != 0)

"""Names: where each lives (register, cell, global, namespace mapping), and how it is loaded, stored and deleted."""

from __future__ import annotations

import ast
import sys
from abc import abstractmethod
from typing import Final, final

from interp.bytecode.code import FLAG_CLASS, FLAG_HIDDEN, FLAG_NAMES, Code
from interp.compiler.assembler import DEAD, Assembler
from interp.syntax.scope import CLASS, MODULE, Scope, Scopes, mangle

_QUIET: Final = frozenset({ast.Name, ast.Constant})


@final
class Unit:
    """What all frames of one source text share."""

    def __init__(self, filename: str, scopes: Scopes, names: bool, hidden: bool, unstable: frozenset[str]) -> None:
        self.filename = filename
        self.scopes = scopes
        self.names = names
        self.hidden = hidden
        self.unstable = unstable
        """Module-level names whose register can't be trusted: code outside the unit, or a `del` in a function, may unbind them."""
        self.module_names = frozenset(scopes.module.bound)
        self.constants: dict[tuple[object, object], object] = {}

    def merged(self, value: object) -> object:
        """The constant: one object for all that are equal, and for those within tuples, as in the host. Names are the same in all units."""
        kind = type(value)
        if isinstance(value, str) and value.isascii() and value.isidentifier():
            return sys.intern(value)
        if isinstance(value, tuple):
            items = tuple([self.merged(item) for item in value])
            return self.constants.setdefault((kind, tuple([id(item) for item in items])), items)
        if kind is float or kind is complex:
            return self.constants.setdefault((kind, repr(value)), value)
        if kind is int or kind is str or kind is bytes:
            return self.constants.setdefault((kind, value), value)
        return value


LOOP: Final = 0
FINALLY: Final = 1
WITH: Final = 2
ASYNC_WITH: Final = 3
HANDLER: Final = 4


@final
class Block:
    """Something that `return`, `break` and `continue` must leave; `kind` says how (see `cleanup.py`)."""

    def __init__(self, kind: int, handler: int, handler_register: int) -> None:
        self.kind = kind
        self.handler = handler
        """The handler around the block, in force again while it is being left."""
        self.handler_register = handler_register
        self.on_break = -1
        self.on_continue = -1
        self.backward = False
        """`continue` goes backwards: it is a LOOP."""
        self.register = -1
        """WITH: the bound `__exit__`; HANDLER: what was being handled before; LOOP: a `for`'s iterator."""
        self.body: list[ast.stmt] = []
        """FINALLY: what to run on the way out."""
        self.name = ""
        """HANDLER: the name that `except ... as name` unbinds."""


class Names(Assembler):
    """The layer of names. `locals` and `cells` map a name to its register; both change while an inlined comprehension is compiled."""

    def __init__(self, unit: Unit, scope: Scope, code: Code) -> None:
        super().__init__(code)
        self.unit = unit
        self.scope = scope
        self.private = scope.private
        self.named = scope.kind == CLASS or (scope.kind == MODULE and unit.names)
        self.locals: dict[str, int] = {}
        self.cells: dict[str, int] = {}
        self.global_index: dict[str, int] = {}
        self.global_end = 0
        """Registers below this are the globals themselves (module code)."""
        self.first_temporary = 0
        self.free_start = 0
        self.deletable = 0
        """Bits of the registers that a statement somewhere in the frame unbinds: not trusted across loops and handlers."""
        self.rebindable = scope.walrus
        """Names that may be bound anew while a later operand of the same expression is evaluated."""
        self.inlined_from = 0
        """In an inlined comprehension that is a function for the host: names in registers below this are free variables in messages."""
        self.blocks: list[Block] = []
        self.prefix = ""
        """What the qualified names of functions and classes made here start with."""
        if self.named:
            code.flags |= FLAG_NAMES
        if scope.kind == CLASS:
            code.flags |= FLAG_CLASS
        if unit.hidden:
            code.flags |= FLAG_HIDDEN

    @abstractmethod
    def expr(self, e: ast.expr, want: int = -1) -> int:
        """Compiles `e`; the register of its value is `want` if that is not -1, else the name's own or a new temporary."""

    @abstractmethod
    def statements(self, body: list[ast.stmt]) -> None: ...

    @abstractmethod
    def nested(self, scope: Scope, code: Code) -> Names:
        """A compiler for a frame inside this one."""

    @abstractmethod
    def store(self, target: ast.expr, register: int) -> None:
        """Assigns what is in `register` to a target of any form."""

    def qualified(self, name: str) -> str:
        return name if name in self.scope.globals else self.prefix + name

    def captures(self, free: list[str]) -> list[int]:
        """The registers of this frame's cells that an inner function's free variables share."""
        return [1 if name == "__class__" and self.scope.class_cell else self.cells[name] for name in free]

    # Layout.

    def lay_out_function(self, parameter_names: list[str]) -> None:
        """Gives every local of the scope its register and makes the cells."""
        scope = self.scope
        code = self.code
        elsewhere = scope.globals | scope.nonlocals | set(parameter_names)
        names = parameter_names + [name for name in scope.bound if name not in elsewhere]
        code.register_names = names + scope.free
        for register, name in enumerate(names):
            if name in scope.cells:
                self.cells[name] = register
                code.cell_names.append(name)
            else:
                self.locals[name] = register
            if name in scope.deleted:
                self.deletable |= 1 << register
        self.bound = (1 << len(parameter_names)) - 1
        self._lay_out_free(len(names))

    def lay_out_named(self) -> None:
        """Register 0 is the namespace; a class body that needs it has the cell of `__class__` in register 1."""
        scope = self.scope
        own = ["__class__"] if scope.class_cell else []
        self.code.cell_names = own
        self.code.register_names = ["", *own, *scope.free]
        self.bound = 1
        self._lay_out_free(1 + len(own))

    def _lay_out_free(self, start: int) -> None:
        scope = self.scope
        code = self.code
        self.free_start = code.free_start = start
        code.free_names = list(scope.free)
        for offset, name in enumerate(scope.free):
            self.cells[name] = start + offset
        self.first_temporary = self.top = start + len(scope.free)
        code.registers = max(self.top, 1)

    def lay_out_module(self) -> None:
        """Assigned names first, then those that are only read: their registers are the globals."""
        scope = self.scope
        code = self.code
        scopes = self.unit.scopes
        for name in scope.bound:
            self.locals[name] = self.global_number(name)
        for name in scope.used:
            self.global_number(name)
        for name in scope.deleted:
            self.deletable |= 1 << self.global_index[name]
        self.global_end = self.first_temporary = self.top = len(code.global_names)
        code.registers = max(self.top, 1)
        code.register_names = list(code.global_names)
        self.rebindable = scope.walrus | scopes.rebound_globals

    def own_names(self, node: ast.AST, scope: Scope) -> None:
        """Temporaries, and cells made anew in each run, for the names of a scope that is inlined in this frame."""
        for name in scope.bound:
            register = self.temporary()
            self.bound &= ~(1 << register)
            if name in scope.early or name in scope.cells:
                # What an earlier use of the register left there must not pass for a value of the name.
                self.emit(node, "LOADK", register, k=None)
                self.emit(node, "DELETE", register, k=name)
            if name in scope.cells:
                self.emit(node, "MAKECELL", register)
                self.cells[name] = register
                self.locals.pop(name, None)
            else:
                self.locals[name] = register
                self.cells.pop(name, None)

    def enter_frame(self, node: ast.AST) -> None:
        """The instructions that every frame with captured names starts with."""
        if self.code.free_names:
            self.emit(node, "CLOSURE", self.free_start)
        if self.scope.class_cell:
            self.emit(node, "MAKECELL", 1)
            return
        for name in self.code.cell_names:
            self.emit(node, "MAKECELL", self.cells[name])

    def global_number(self, name: str) -> int:
        number = self.global_index.get(name, -1)
        if number < 0:
            number = len(self.code.global_names)
            self.global_index[name] = number
            self.code.global_names.append(name)
        return number

    def mangled(self, name: str) -> str:
        return mangle(name, self.private) if self.private else name

    # Where values go.

    def result(self, want: int) -> int:
        return want if want >= 0 else self.temporary()

    def scratch(self, want: int) -> int:
        """A register to build a value in step by step: `want`, unless the program could see it half done there."""
        return want if want >= self.first_temporary else self.temporary()

    def delivered(self, node: ast.AST, register: int, want: int) -> int:
        """The value of `register`, moved to `want` if it is wanted elsewhere."""
        if want < 0 or want == register:
            return register
        self.emit(node, "MOVE", want, register)
        return want

    def constant(self, node: ast.AST, value: object, want: int = -1) -> int:
        register = self.result(want)
        self.emit(node, "LOADK", register, k=self.unit.merged(value))
        return register

    def operand(self, e: ast.expr, later: ast.expr | None) -> int:
        """As `expr`, but the value stays what it is while `later` is evaluated, whatever that binds."""
        register = self.expr(e)
        if self.rebindable and later is not None and type(later) not in _QUIET:
            return self.kept(e, register)
        return register

    def kept(self, e: ast.expr, register: int) -> int:
        """The value of `e`, in a temporary if `register` is that of a name which the rest of the expression may bind anew."""
        name = e.target.id if isinstance(e, ast.NamedExpr) else e.id if isinstance(e, ast.Name) else ""
        if name and self.mangled(name) in self.rebindable and register < self.first_temporary:
            copy = self.temporary()
            self.emit(e, "MOVE", copy, register)
            return copy
        return register

    def quiet(self, e: ast.expr) -> bool:
        """Evaluating `e` runs no code of the program and can only fail for an unbound name."""
        return type(e) in _QUIET

    # Load, store, delete.

    def trusted(self, name: str, register: int) -> bool:
        """The register of a name can be used as it is."""
        return bool(self.bound >> register & 1) and (register >= self.global_end or name not in self.unit.unstable)

    def load(self, node: ast.AST, name: str, want: int = -1) -> int:
        name = self.mangled(name)
        register = self.locals.get(name, -1)
        if register >= 0:
            if not self.trusted(name, register):
                if register < self.global_end:
                    return self._load_global(node, name, want)
                self.emit(node, "CHECK", 0, register, imm=int(register < self.inlined_from), k=name)
                self.bound |= 1 << register
            return self.delivered(node, register, want)
        if name == "__debug__":
            return self.constant(node, True, want)
        cell = self.cells.get(name, -1)
        if cell >= 0 and self._directly(name, cell):
            return self._load_cell(node, name, cell, want)
        if self.named and name not in self.scope.globals:
            register = self.result(want)
            # A name that a class binds is its own or a global, whatever functions around have under that name.
            if cell >= 0 and name not in self.scope.bound:
                self.emit(node, "NLOADREF", register, 0, cell, k=name)
            else:
                self.emit(node, "NLOAD", register, 0, k=name)
            return register
        return self._load_global(node, name, want)

    def _directly(self, name: str, cell: int) -> bool:
        """The name means its cell, and not first what a namespace mapping has under that name."""
        return not self.named or name in self.scope.nonlocals or cell >= self.first_temporary

    def _load_global(self, node: ast.AST, name: str, want: int) -> int:
        register = self.result(want)
        self.emit(node, "GLOAD", register, self.global_number(name))
        return register

    def _load_cell(self, node: ast.AST, name: str, cell: int, want: int) -> int:
        register = self.result(want)
        own = not self.free_start <= cell < self.free_start + len(self.code.free_names)
        if own and not self.bound >> cell & 1:
            self.emit(node, "CHECKREF", register, cell, imm=int(cell < self.inlined_from), k=name)
            if not self.deletable >> cell & 1:
                self.bound |= 1 << cell
        else:
            self.emit(node, "DEREF", register, cell, k=name)
        return register

    def register_of(self, name: str) -> int:
        """The register that assigning to `name` writes, or -1 if it takes an instruction of its own."""
        return self.locals.get(self.mangled(name), -1)

    def bind(self, register: int) -> None:
        if self.bound != DEAD:
            self.bound |= 1 << register

    def store_name(self, node: ast.AST, name: str, register: int) -> None:
        name = self.mangled(name)
        local = self.locals.get(name, -1)
        if local >= 0:
            self.delivered(node, register, local)
            self.bind(local)
            return
        cell = self.cells.get(name, -1)
        if cell >= 0 and self._directly(name, cell):
            self.emit(node, "SETREF", cell, register)
            if not self.deletable >> cell & 1:
                self.bind(cell)
        elif self.named and name not in self.scope.globals:
            self.emit(node, "NSTORE", 0, register, k=name)
        else:
            self.emit(node, "GSTORE", self.global_number(name), register)

    def delete_name(self, node: ast.AST, name: str) -> None:
        name = self.mangled(name)
        local = self.locals.get(name, -1)
        cell = self.cells.get(name, -1)
        if local >= 0 and local < self.global_end:
            self.emit(node, "GDEL", local)
            self._unbind(local)
        elif local >= 0:
            self.emit(node, "DELETE", local, k=name)
            self._unbind(local)
        elif cell >= 0 and self._directly(name, cell):
            self.emit(node, "DELREF", cell, k=name)
            self._unbind(cell)
        elif self.named and name not in self.scope.globals:
            self.emit(node, "NDEL", 0, k=name)
        else:
            self.emit(node, "GDEL", self.global_number(name))

    def _unbind(self, register: int) -> None:
        if self.bound != DEAD and self.bound >> register & 1:
            self.bound ^= 1 << register

    def assigned_elsewhere(self) -> int:
        """The state that holds wherever control may come back to: what is bound now and unbound nowhere."""
        return self.bound & ~self.deletable if self.bound != DEAD else DEAD

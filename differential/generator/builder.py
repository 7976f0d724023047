"""Builds one program: fills templates by choices, knows which names are in scope, and keeps the program small and short-running."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from differential.choices import Choices
from differential.generator import pools
from differential.generator.production import ROUNDS, Block, Chunk, Hole

if TYPE_CHECKING:
    from differential.generator.tables import CompiledForm, CompiledProduction, Tables

MAX_COST: Final = 250
"""Statements a program may execute by the builder's own count: an oracle's time goes to the language, not to loops."""

DEPTHS: Final = (1, 0, 1, 2, 2, 3)
"""How deep the expressions of a statement nest; the first is the simplest."""

PREFIXES: Final = {"int": "n", "bool": "q", "float": "x", "complex": "z", "str": "s", "bytes": "b", "list": "a", "strs": "w", "tuple": "t",
                   "dict": "d", "set": "u", "any": "v"}  # fmt: skip


FunctionState = tuple[int, str, int, bool, str, dict[str, list[str]], int, bool]


@dataclass(frozen=True, slots=True)
class Function:
    """A guest function in scope: how to call it so that it succeeds, what kind it returns, what a call costs.

    `positional`, `named`: the kinds asked, `optional` those that may be left out (and are given by name); `rest` and `more` the
    kinds of what `*` and `**` take, or "".
    """

    name: str
    returns: str
    cost: int
    positional: tuple[str, ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    optional: tuple[tuple[str, str], ...] = ()
    rest: str = ""
    more: str = ""


class Builder:
    """The state of one program in the making. Grammar functions and holes take it and ask it for choices, names and text."""

    def __init__(self, choices: Choices, tables: Tables) -> None:
        self.choices = choices
        self.below = choices.below
        self.pick = choices.pick
        self.chance = choices.chance
        self.tables = tables
        self.forms = tables.forms
        self.pools = tables.pools
        self.out: list[str] = []
        self.size = 0
        self.indent = ""
        self.cost = 0
        self.repeat = 1
        self.nesting = 0
        self.in_loop = False
        self.returns = ""
        self.generating = False
        self.depth = 1
        self.raises: tuple[str, ...] = ()
        self.names: dict[str, list[str]] = {kind: [] for kind in pools.KINDS}
        self.own: dict[str, list[str]] = {kind: [] for kind in pools.KINDS}
        self.functions: dict[str, list[Function]] = {kind: [] for kind in pools.KINDS}
        self.classes: list[Any] = []
        self.object = ""
        self._pending: list[tuple[str, str]] = []
        self._trail: list[list[Any]] = []
        self._serial = 0

    # names

    def fresh(self, prefix: str) -> str:
        """A name used nowhere else in the program."""
        self._serial += 1
        return f"{prefix}{self._serial}"

    def define(self, kind: str, name: str) -> None:
        """From here to the end of the block `name` can be read and assigned as a value of `kind`; `o1.x` is a name too."""
        for table in (self.names[kind], self.own[kind]):
            table.append(name)
            self._trail.append(table)

    def define_function(self, function: Function) -> None:
        table = self.functions[function.returns]
        table.append(function)
        self._trail.append(table)

    def define_class(self, info: Any) -> None:
        self.classes.append(info)
        self._trail.append(self.classes)

    def mark(self) -> int:
        return len(self._trail)

    def leave(self, mark: int) -> None:
        """Forgets what was defined since `mark`: it may not exist after the block."""
        trail = self._trail
        while len(trail) > mark:
            trail.pop().pop()

    def owned(self, kind: str) -> str:
        """A name of that kind which the current scope may assign to; one is defined on a line of its own where there is none."""
        names = self.own[kind]
        if names:
            return self.pick(names)
        name = self.fresh(PREFIXES[kind])
        self.line(f"{name} = {self.pick(self.pools[kind])}")
        self.define(kind, name)
        return name

    # text

    def line(self, text: str) -> None:
        """Appends a statement of one or more lines at the current indentation."""
        if self.indent:
            text = self.indent + text.replace("\n", "\n" + self.indent)
        self.out.append(text)
        self.size += len(text)

    def atom(self, kind: str) -> str:
        names = self.names[kind]
        known = len(names)
        if known:
            chosen = self.below(2 * known + 3)
            if chosen < 2 * known:
                return names[chosen >> 1]
        return self.pick(self.pools[kind])

    def expression(self, kind: str, depth: int) -> str:
        """An expression of that kind, at most `depth` forms deep, that does not raise."""
        if depth <= 0:
            return self.atom(kind)
        form = self.pick(self.forms[kind])
        if form.simple:
            return form.format % tuple([fill(self, hole, depth - 1) for fill, hole in form.steps])
        return self._bound_form(form, depth - 1)

    def _bound_form(self, form: CompiledForm, depth: int) -> str:
        values = [""] * len(form.steps)
        binders: list[list[str]] = []
        # First what must not see the form's own names, then those names, then what may use them.
        for wanted in ("~", ":", ""):
            for index, (fill, hole) in enumerate(form.steps):
                if wanted == (hole.mark if hole.mark in ("~", ":") else ""):
                    values[index] = fill(self, hole, depth)
                    if wanted == ":":
                        names = self.names[hole.asks]
                        names.append(values[index])
                        binders.append(names)
        for names in binders:
            names.pop()
        return form.format % tuple([values[index] for index in form.order])

    def fill(self, parts: tuple[Chunk | Block, ...]) -> None:
        """Emits a statement template. Names it defines are in scope in its bodies, and after it only where it has none."""
        values: list[str] = []
        mark = len(self._trail)
        for part in parts:
            if isinstance(part, Block):
                self._define_pending()
                self.block(part.indent, part.of)
                if part.of == "loop":
                    self.leave(mark)  # an `else` may run without a round: its body must not see the loop's target
            else:
                values += self.values(part)
                self.line(part.format % tuple([values[index] for index in part.order]))
        if len(parts) > 1:
            self._pending.clear()
            self.leave(mark)
        else:
            self._define_pending()

    def values(self, chunk: Chunk) -> list[str]:
        """What fills the holes of a chunk, in order."""
        return [FILLERS[hole.mark](self, hole, self.depth) for hole in chunk.holes]

    def filled(self, chunk: Chunk) -> str:
        """The text of a template that is an expression and emits nothing."""
        values = self.values(chunk)
        return chunk.format % tuple([values[index] for index in chunk.order])

    def _define_pending(self) -> None:
        for kind, name in self._pending:
            self.define(kind, name)
        self._pending.clear()

    def new(self, kind: str) -> str:
        """A new name, in scope from the next body or after the statement."""
        name = self.fresh(PREFIXES[kind])
        self._pending.append((kind, name))
        return name

    # statements

    def block(self, indent: str, of: str = "body") -> None:
        """Emits one or two statements deeper by `indent`; what they define is forgotten after."""
        if of == "def":
            function = self.enter_function("", indent=indent)
            self.statements(2)
            self.cost += self.leave_function(function)
            return
        mark = len(self._trail)
        saved = self.indent, self.repeat, self.in_loop
        self.indent += indent
        self.nesting += 1
        if of == "loop":
            self.repeat *= ROUNDS
            self.in_loop = True
        self.statements(2)
        self.leave(mark)
        self.indent, self.repeat, self.in_loop = saved
        self.nesting -= 1

    def enter_function(self, returns: str, generating: bool = False, indent: str = "    ") -> FunctionState:
        """Starts the scope of a function: nothing outside may be assigned. `return` (or `yield`) gives values of `returns`."""
        saved = len(self._trail), self.indent, self.repeat, self.in_loop, self.returns, self.own, self.cost, self.generating
        self.own = {kind: [] for kind in pools.KINDS}
        self.indent += indent
        self.repeat, self.in_loop, self.returns, self.cost, self.generating = 1, False, returns, 1, generating
        self.nesting += 1
        return saved

    def leave_function(self, saved: FunctionState) -> int:
        """Ends that scope and gives what a call costs."""
        cost = self.cost
        self.nesting -= 1
        mark, self.indent, self.repeat, self.in_loop, self.returns, self.own, self.cost, self.generating = saved
        trail = self._trail
        while len(trail) > mark:
            trail.pop().pop()
        return cost

    def statements(self, at_most: int) -> None:
        for _ in range(1 + self.below(at_most)):
            self.statement()

    def statement(self) -> None:
        """Emits one statement that may stand here."""
        self.cost += self.repeat
        self.depth = self.pick(DEPTHS)
        place = (
            4 * bool(self.nesting >= 2 or self.repeat > ROUNDS or self.cost > MAX_COST) + 2 * bool(self.returns) + self.in_loop
            if self.nesting
            else 8
        )
        self.emit(self.pick(self.tables.statements[place]))

    def emit(self, production: CompiledProduction) -> None:
        if production.parts:
            self.fill(production.parts)
        else:
            production.function(self)


def _expression(builder: Builder, hole: Hole, depth: int) -> str:
    return builder.expression(hole.asks, depth)


def _atom(builder: Builder, hole: Hole, depth: int) -> str:
    return builder.atom(hole.asks)


def _pool(builder: Builder, hole: Hole, depth: int) -> str:
    return builder.pick(builder.pools[hole.asks])


def _owned(builder: Builder, hole: Hole, depth: int) -> str:
    return builder.owned(hole.asks)


def _new(builder: Builder, hole: Hole, depth: int) -> str:
    return builder.new(hole.asks)


def _fresh(builder: Builder, hole: Hole, depth: int) -> str:
    return builder.fresh(hole.asks)


def _binder(builder: Builder, hole: Hole, depth: int) -> str:
    return builder.fresh(PREFIXES[hole.asks])


def _custom(builder: Builder, hole: Hole, depth: int) -> str:
    return builder.tables.holes[hole.asks](builder, hole.argument, depth)


Filler = Callable[[Builder, Hole, int], str]
FILLERS: Final[dict[str, Filler]] = {
    "": _expression,
    ".": _atom,
    "@": _owned,
    "+": _new,
    ":": _binder,
    "~": _expression,
    "!": _fresh,
    "#": _pool,
    "&": _custom,
}
"""What fills a hole, by its mark."""

"""The text of the score build. Lines are put in, none is changed: what the compiler knows of types stays as it is.

Each function that can be stood in for begins with `if SWITCH.busy and SWITCH.enters(N): return SWITCH.stand_in(...)`, each block of it with
`if SWITCH.counting: SWITCH.note(N)`. So one build has every fault that can be written, and tells which functions and blocks a program
reached: a program that does not reach a fault need not be run with it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

IMPORT = "from interp.switch import SWITCH"
FUTURE = "from __future__ import annotations\n"
PLAIN_DECORATORS = ("property", "staticmethod", "final", "override")

Function = ast.FunctionDef


@dataclass(frozen=True, slots=True)
class Probe:
    """A function or a block: it is the text between two lines, both included, of its module."""

    number: int
    function: str
    first: int
    last: int


def functions(tree: ast.Module) -> Iterator[tuple[str, Function]]:
    """The functions that another can stand in for, with their qualified names: those of the module and of its classes that are no
    generators, need no cell of their class, and return (`__init__` is left out: mypyc reads from it which attributes are always there)."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            members = [("", node)]
        elif isinstance(node, ast.ClassDef):
            members = [(f"{node.name}.", member) for member in node.body if isinstance(member, ast.FunctionDef)]
        else:
            continue
        for prefix, function in members:
            if replaceable(function):
                yield prefix + function.name, function


def replaceable(function: Function) -> bool:
    """Whether another can stand in for it."""
    decorators = [ast.unparse(decorator) for decorator in function.decorator_list]
    returns = ast.unparse(function.returns) if function.returns else ""
    if function.name == "__init__" or returns == "NoReturn" or any(name not in PLAIN_DECORATORS for name in decorators):
        return False
    body = statements(function)
    if not body or (isinstance(body[0], ast.Raise) and "NotImplementedError" in ast.unparse(body[0])) or body[0].lineno == function.lineno:
        return False
    inner = list(ast.walk(function))
    return not any(
        isinstance(node, (ast.Yield, ast.YieldFrom)) or (isinstance(node, ast.Name) and node.id in ("super", "__class__")) for node in inner
    )


def statements(function: Function) -> list[ast.stmt]:
    """The body of a function without its docstring, and without an `...` that stands for none."""
    return [node for node in function.body if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))]


class Instrumented:
    """One module's text, instrumented, with probes numbered from `first`."""

    def __init__(self, text: str, first: int = 0) -> None:
        self.text = text
        self.tree = ast.parse(text)
        self.probes: list[Probe] = []
        self._lines = text.splitlines(keepends=True)
        self._inserted: dict[int, list[str]] = {}
        for name, function in functions(self.tree):
            body = statements(function)
            number = first + len(self.probes)
            self._probe(number, name, body, f"if SWITCH.busy and SWITCH.enters({number}): {handed_over(function)}")
            for block in blocks(body):
                number = first + len(self.probes)
                self._probe(number, name, block, f"if SWITCH.counting: SWITCH.note({number})")

    def _probe(self, number: int, name: str, block: Sequence[ast.stmt], line: str) -> None:
        at = first_line(block[0])
        self.probes.append(Probe(number, name, at, block[-1].end_lineno or at))
        indent = " " * block[0].col_offset
        self._inserted.setdefault(at, []).append(f"{indent}{line}\n")

    @cached_property
    def instrumented(self) -> str:
        """The text of the score build."""
        if not self.probes:
            return self.text
        lines = [line for number, line in enumerate(self._lines, 1) for line in (*self._inserted.get(number, ()), line)]
        return "".join(lines).replace(FUTURE, f"{FUTURE}\n{IMPORT}\n", 1)


def handed_over(function: Function) -> str:
    """The statement by which another does what the function was to do."""
    call = f"SWITCH.stand_in({passed_on(function)})"
    returns_nothing = isinstance(function.returns, ast.Constant) and function.returns.value is None
    return f"{call}; return" if returns_nothing else f"return {call}"


def passed_on(function: Function) -> str:
    """The arguments with which a function calls another of the same parameters."""
    taken = function.args
    names = [parameter.arg for parameter in (*taken.posonlyargs, *taken.args)]
    names += [f"*{taken.vararg.arg}"] if taken.vararg else []
    names += [f"{parameter.arg}={parameter.arg}" for parameter in taken.kwonlyargs]
    names += [f"**{taken.kwarg.arg}"] if taken.kwarg else []
    return ", ".join(names)


def first_line(statement: ast.stmt) -> int:
    """The line on which it begins, decorators included."""
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(decorator.lineno for decorator in decorators)])


COMPOUND = (ast.If, ast.For, ast.While, ast.Try, ast.With, ast.Match)


def blocks(body: Sequence[ast.stmt], outermost: bool = True) -> Iterator[list[ast.stmt]]:
    """The blocks of a suite and of the suites in it: what follows a compound statement is a block of its own, for it may not be reached.
    The first of a function is the function itself."""
    start = 0
    for at, statement in enumerate(body):
        if at and isinstance(body[at - 1], COMPOUND):
            if start or not outermost:
                yield list(body[start:at])
            start = at
        for suite in suites(statement):
            yield from blocks(suite, False)
    if start or not outermost:
        yield list(body[start:])


def suites(statement: ast.stmt) -> Iterator[list[ast.stmt]]:
    """The suites of a statement that begin on a line of their own; an `elif` is none, but those in it are."""
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
        return
    for owner in (statement, *getattr(statement, "handlers", ()), *getattr(statement, "cases", ())):
        for field in ("body", "orelse", "finalbody"):
            suite: list[ast.stmt] = getattr(owner, field, [])
            if not suite:
                continue
            is_elif = field == "orelse" and isinstance(suite[0], ast.If) and suite[0].col_offset == statement.col_offset
            if is_elif and isinstance(statement, ast.If):
                yield from suites(suite[0])
            elif suite[0].lineno > owner.lineno:
                yield suite

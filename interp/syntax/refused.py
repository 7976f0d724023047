"""What of the language is refused, and why: one table. A program that has such a construct is refused before anything of it runs."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Final, NamedTuple

from mypy_extensions import mypyc_attr


class Construct(NamedTuple):
    """A row. `found` gives the part of a node of type `node` that is refused, None if there is none; `example` is a program with one."""

    name: str
    reason: str
    example: str
    node: type[ast.AST]
    found: Callable[[ast.AST], ast.AST | None]


def _finalizer(node: ast.AST) -> ast.AST | None:
    """What a class body binds `__del__` with."""
    assert isinstance(node, ast.ClassDef)
    for statement in node.body:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
            if statement.name == "__del__":
                return statement
        elif isinstance(statement, ast.Assign):
            for target in statement.targets:
                if isinstance(target, ast.Name) and target.id == "__del__":
                    return statement
    return None


REFUSED: Final = (
    Construct(
        "a __del__ method",
        "runs would depend on when memory is freed",
        "class A:\n    def __del__(self):\n        pass",
        ast.ClassDef,
        _finalizer,
    ),
)

_KINDS: Final = frozenset([row.node for row in REFUSED])


@mypyc_attr(native_class=False)
class Refused(NotImplementedError):
    """The program has a construct that is refused; `lineno` is its line."""

    def __init__(self, reason: str, lineno: int) -> None:
        super().__init__(reason)
        self.lineno = lineno


def check(node: ast.AST) -> None:
    """Raises Refused if this very node (not what is below it) has a construct of the table."""
    if type(node) not in _KINDS:
        return
    for row in REFUSED:
        part = row.found(node) if type(node) is row.node else None
        if part is not None:
            raise Refused(f"{row.name}: {row.reason}", getattr(part, "lineno", 0))

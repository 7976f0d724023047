"""What of the language is refused, and why: one table. A program that has such a construct is refused before anything of it runs."""

from __future__ import annotations

import ast
from typing import Final

from mypy_extensions import mypyc_attr

_FINALIZER: Final = "a __del__ method: runs would depend on when memory is freed"

REASONS: Final[dict[type[ast.AST], str]] = {}
"""Node type -> reason."""


@mypyc_attr(native_class=False)
class Refused(NotImplementedError):
    """The program has a construct that is refused; `lineno` is its line."""

    def __init__(self, reason: str, lineno: int) -> None:
        super().__init__(reason)
        self.lineno = lineno


def check(node: ast.AST) -> None:
    """Raises Refused if this very node (not what is below it) is in the table."""
    reason = REASONS.get(type(node))
    if reason is not None:
        raise Refused(reason, getattr(node, "lineno", 0))
    if isinstance(node, ast.ClassDef):
        for statement in node.body:
            if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)) and statement.name == "__del__":
                raise Refused(_FINALIZER, statement.lineno)

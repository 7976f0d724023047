"""Where tracebacks point: for most instructions the node they stand for, for some what the host's version of CPython chose."""

from __future__ import annotations

import ast
import sys
from typing import Final

from interp.bytecode.code import RawInstr

_3_12: Final = sys.version_info >= (3, 12)
_3_13: Final = sys.version_info >= (3, 13)


INLINES: Final = _3_12
"""The host inlines comprehensions; where it does not, qualified names and tracebacks show a function."""


def position(e: ast.expr) -> tuple[int, int, int, int]:
    """Line, end line, column, end column."""
    return e.lineno, e.end_lineno or e.lineno, e.col_offset, e.end_col_offset or e.col_offset


def of_part(whole: ast.AST, part: ast.expr) -> ast.AST:
    """A loop's iterable, the manager of a `with`: up to 3.12 an error in using them points at the whole statement."""
    return part if _3_13 else whole


def of_item(comprehension: ast.expr, item: ast.expr) -> ast.expr:
    """Adding an item to what a comprehension collects."""
    return item if _3_12 else comprehension


def of_assertion(s: ast.Assert) -> ast.AST:
    """Where a failed assertion points."""
    if _3_13:
        return s.test
    return s if _3_12 else _last_comparison(s.test) or s


def _last_comparison(e: ast.expr) -> ast.expr | None:
    """The comparison that 3.11 compiled to a jump last: it leaves its position to what follows."""
    if isinstance(e, ast.Compare):
        return e
    if isinstance(e, ast.UnaryOp) and isinstance(e.op, ast.Not):
        return _last_comparison(e.operand)
    inner = e.values if isinstance(e, ast.BoolOp) else [e.test, e.body, e.orelse] if isinstance(e, ast.IfExp) else []
    for part in reversed(inner):
        found = _last_comparison(part)
        if found is not None:
            return found
    return None


def at_attribute(instruction: RawInstr, e: ast.Attribute) -> None:
    """An attribute on a later line than its object's start is what the traceback points at."""
    end = e.end_lineno
    if end is not None and end != instruction.line and e.end_col_offset is not None:
        instruction.line = end
        instruction.col = max(e.end_col_offset - len(e.attr), 0)

"""Puts what a compound statement holds in its place."""

from __future__ import annotations

import ast
from functools import partial

from differential.reduce.edits import Edit, apply_edits, blocks
from differential.reduce.problem import Problem


def hoist_bodies(problem: Problem) -> None:
    """Leaves a text of which no `if`, loop, `with`, `try`, function or class can be replaced by one of its blocks."""
    apply_edits(problem, hoists)


def hoists(tree: ast.Module) -> list[Edit]:
    """One edit for each block of each statement."""
    return [
        partial(block.__setitem__, slice(index, index + 1), inner)
        for block, _ in blocks(tree)
        for index, statement in enumerate(block)
        for inner in blocks_of(statement)
    ]


def blocks_of(statement: ast.stmt) -> list[list[ast.stmt]]:
    """The blocks of a statement itself, those of its handlers and match cases included."""
    holders = [statement, *getattr(statement, "handlers", ()), *getattr(statement, "cases", ())]
    return [block for holder in holders for name in ("body", "orelse", "finalbody") if (block := getattr(holder, name, None))]

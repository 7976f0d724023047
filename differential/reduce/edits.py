"""Edits: small changes to a tree, tried one after the other until none makes the program smaller."""

from __future__ import annotations

import ast
from collections.abc import Callable

from differential.reduce.problem import Problem

Edit = Callable[[], None]
"""Changes the tree that it was made for."""


def apply_edits(problem: Problem, edits: Callable[[ast.Module], list[Edit]]) -> None:
    """Leaves a text that none of its `edits` makes smaller. They are made anew for each try: a tree is good for one."""
    swept = ""
    while swept != problem.best:  # an edit that failed may work once later ones have: what was tried costs no second run
        swept = problem.best
        number = 0
        while number < len(possible := edits(tree := ast.parse(problem.best))):
            possible[number]()
            if not problem.improves(ast.unparse(tree)):
                number += 1


def blocks(tree: ast.AST) -> list[tuple[list[ast.stmt], bool]]:
    """Every list of statements in the tree, the outermost first, and whether it must not be empty."""
    return [
        (block, name == "body" and not isinstance(node, ast.Module))
        for node in ast.walk(tree)
        for name in ("body", "orelse", "finalbody")
        for block in [getattr(node, name, None)]
        if isinstance(block, list) and block
    ]

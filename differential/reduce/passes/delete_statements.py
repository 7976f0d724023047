"""Deletes statements: long runs of them first, then shorter ones."""

from __future__ import annotations

import ast
from functools import partial

from differential.reduce.edits import Edit, apply_edits, blocks
from differential.reduce.problem import Problem


def delete_statements(problem: Problem) -> None:
    """Leaves a text of which no single statement can be deleted. A body that would be empty becomes `pass`."""
    apply_edits(problem, deletions)


def deletions(tree: ast.Module) -> list[Edit]:
    """All runs of a half, a quarter ... of each block, block by block."""
    return [
        partial(delete, block, start, size, needed)
        for block, needed in blocks(tree)
        for size in halves(len(block))
        for start in range(0, len(block), size)
    ]


def halves(size: int) -> list[int]:
    sizes = []
    while size:
        sizes.append(size)
        size //= 2
    return sizes


def delete(block: list[ast.stmt], start: int, size: int, needed: bool) -> None:
    block[start : start + size] = []
    if not block and needed:
        block.append(ast.Pass())

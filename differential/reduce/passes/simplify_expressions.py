"""Replaces literals by simpler ones of the same type, and expressions by their own parts."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import partial
from typing import Any

from differential.reduce.edits import Edit, apply_edits
from differential.reduce.problem import Problem


def simplify_expressions(problem: Problem) -> None:
    """Leaves a text in which no literal can be made simpler, and no expression replaced by one of its operands."""
    apply_edits(problem, simplifications)


def simplifications(tree: ast.Module) -> list[Edit]:
    """Parts in the place of the whole first: they save more."""
    return [
        *(edit for parent in ast.walk(tree) for edit in promotions(parent)),
        *(
            partial(setattr, node, "value", value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            for value in simpler_constants(node.value)
        ),
    ]


def promotions(parent: ast.AST) -> Iterator[Edit]:
    """Edits that put an operand of an expression under `parent` in the place of that expression."""
    for name, value in ast.iter_fields(parent):
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.expr) and not isinstance(getattr(child, "ctx", None), ast.Store | ast.Del):
                for part in ast.iter_child_nodes(child):
                    if isinstance(part, ast.expr) and not isinstance(part, ast.Starred):
                        yield partial(setattr, parent, name, part) if index is None else partial(value.__setitem__, index, part)


def simpler_constants(value: Any) -> Iterator[object]:
    """Constants to try in the place of one, the simplest first."""
    match value:
        case bool():
            return
        case int():
            yield from (other for other in (0, 1, 10, value // 2) if abs(other) < abs(value))
        case float() if value not in (0.0, 1.0, 0.5):
            yield from (0.0, 1.0, 0.5)
        case str() | bytes() if value:
            half = len(value) // 2
            yield from (value[:0], value[:1], value[:half], value[half:])

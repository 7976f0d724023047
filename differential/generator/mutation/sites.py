"""Where a program can be changed: its statement lists and the places its expressions stand in."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

BODIES = ("body", "orelse", "finalbody")


class Block(NamedTuple):
    """A list of statements and what they stand in; `steers` tells that the statements keep a `while` from running for ever."""

    owner: ast.AST
    field: str
    statements: list[ast.stmt]
    steers: bool
    in_loop: bool
    in_function: bool


class Place(NamedTuple):
    """Where an expression stands: a field of its parent, at a position if the field is a list."""

    parent: ast.AST
    field: str
    at: int | None

    @property
    def node(self) -> ast.expr:
        value = getattr(self.parent, self.field)
        node: ast.expr = value if self.at is None else value[self.at]
        return node

    def put(self, node: ast.expr) -> None:
        if self.at is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.at] = node


def blocks(tree: ast.Module) -> list[Block]:
    """Every statement list of the program, outermost first."""
    return list(_blocks(tree, False, False))


def _blocks(node: ast.AST, in_loop: bool, in_function: bool) -> Iterator[Block]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        in_loop, in_function = False, True
    elif isinstance(node, ast.ClassDef):
        in_loop = in_function = False
    loops = isinstance(node, (ast.For, ast.While, ast.AsyncFor))
    for field in BODIES:
        statements = getattr(node, field, None)
        if isinstance(statements, list):
            inside = in_loop or (loops and field == "body")
            yield Block(node, field, statements, isinstance(node, ast.While), inside, in_function)
            for statement in statements:
                yield from _blocks(statement, inside, in_function)
    for branch in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
        yield from _blocks(branch, in_loop, in_function)


# What stands there is not an expression whose value is used, or may not be any expression.
_FIXED = frozenset(
    (
        (ast.FunctionDef, "decorator_list"),
        (ast.ClassDef, "bases"),
        (ast.ClassDef, "decorator_list"),
        (ast.JoinedStr, "values"),
        (ast.FormattedValue, "format_spec"),
        (ast.FormattedValue, "value"),
        (ast.ExceptHandler, "type"),
        (ast.While, "test"),
        (ast.MatchValue, "value"),
        (ast.MatchMapping, "keys"),
        (ast.MatchClass, "cls"),
        (ast.NamedExpr, "target"),
        (ast.comprehension, "target"),
        (ast.Call, "func"),
    )
)


def places(tree: ast.AST) -> list[Place]:
    """Every place whose expression can be replaced by any other: loads only, none that must be a name or that steers a `while`."""
    found: list[Place] = []
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if (type(parent), field) in _FIXED:
                continue
            if isinstance(value, ast.expr):
                if replaceable(value):
                    found.append(Place(parent, field, None))
            elif isinstance(value, list):
                found += [
                    Place(parent, field, index) for index, item in enumerate(value) if isinstance(item, ast.expr) and replaceable(item)
                ]
    return found


def replaceable(node: ast.expr) -> bool:
    """Whether another expression may stand in its stead."""
    return isinstance(getattr(node, "ctx", None), (ast.Load, type(None))) and not isinstance(
        node, (ast.Starred, ast.Slice, ast.FormattedValue, ast.Yield, ast.YieldFrom, ast.Await)
    )


def movable(node: ast.expr) -> bool:
    """Whether the expression may stand anywhere else: nothing in it belongs to the function or class around it."""
    return not any(isinstance(inner, (ast.Yield, ast.YieldFrom, ast.Await, ast.NamedExpr)) for inner in ast.walk(node))

"""The mutation operators: what may stand in the place of one node of a tree. Fixed: a change of one changes which faults there are."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass

Instead = ast.AST
Make = Callable[[ast.AST], "Instead | None"]

NEGATED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt,
}  # fmt: skip
MOVED: dict[type[ast.cmpop], type[ast.cmpop]] = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
TURNED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.LShift: ast.RShift, ast.RShift: ast.LShift,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
PAYMENTS = ("spend", "charge", "grow", "foresee", "measure", "price", "pay")
"""Names that a call to pay has, or begins with."""
LEFT = ("fuel", "memory_left")
"""Attributes that count down what a guest has left."""


@dataclass(frozen=True, slots=True)
class Operator:
    """One operator: `make` gives what stands in a node's place, or None where it does not apply."""

    name: str
    summary: str
    make: Make


def flip_comparison(node: ast.AST) -> Instead | None:
    return _with_comparison(node, NEGATED)


def move_boundary(node: ast.AST) -> Instead | None:
    return _with_comparison(node, MOVED)


def _with_comparison(node: ast.AST, table: dict[type[ast.cmpop], type[ast.cmpop]]) -> Instead | None:
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in table:
        return ast.Compare(node.left, [table[type(node.ops[0])]()], node.comparators)
    return None


def swap_boolean(node: ast.AST) -> Instead | None:
    if isinstance(node, ast.BoolOp):
        return ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    return None


def negate_branch(node: ast.AST) -> Instead | None:
    if isinstance(node, (ast.If, ast.IfExp)):
        negated = copy(node)
        negated.test = ast.UnaryOp(ast.Not(), node.test)
        return negated
    return None


def change_constant(node: ast.AST) -> Instead | None:
    if not isinstance(node, ast.Constant):
        return None
    if isinstance(node.value, bool):
        return ast.Constant(not node.value)
    if isinstance(node.value, int):
        return ast.Constant(node.value + 1)
    if isinstance(node.value, str) and node.value:
        return ast.Constant(node.value[:-1])
    return None


def turn_arithmetic(node: ast.AST) -> Instead | None:
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in TURNED:
        turned = copy(node)
        turned.op = TURNED[type(node.op)]()
        return turned
    return None


def swap_arguments(node: ast.AST) -> Instead | None:
    if isinstance(node, ast.Call) and len(node.args) > 1 and not any(isinstance(argument, ast.Starred) for argument in node.args):
        if ast.unparse(node.func) in ("isinstance", "cast"):
            return None
        at = len(node.args) - 2  # the last two: the first is the machine nearly everywhere
        if ast.dump(node.args[at]) != ast.dump(node.args[at + 1]):
            return ast.Call(node.func, [*node.args[:at], node.args[at + 1], node.args[at]], node.keywords)
    return None


def drop_statement(node: ast.AST) -> Instead | None:
    """Of what would leave a name unbound the reader learns nothing."""
    if drop_price(node) is not None:
        return None
    if isinstance(node, (ast.Continue, ast.Break, ast.Raise, ast.Delete)):
        return ast.Pass()
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        return ast.Pass()
    if isinstance(node, ast.Assign) and all(isinstance(target, (ast.Attribute, ast.Subscript)) for target in node.targets):
        return ast.Pass()
    if isinstance(node, ast.AugAssign):
        return ast.Pass()
    return None


def drop_price(node: ast.AST) -> Instead | None:
    if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Attribute) and node.target.attr in LEFT:
        return ast.Pass()
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        name = ast.unparse(node.value.func).rpartition(".")[2].lstrip("_")
        if name.startswith(PAYMENTS):
            return ast.Pass()
    return None


OPERATORS: tuple[Operator, ...] = (
    Operator("comparison-flipped", "a comparison is the opposite", flip_comparison),
    Operator("boundary-moved", "a boundary is off by one", move_boundary),
    Operator("and-or-swapped", "`and` is `or`, `or` is `and`", swap_boolean),
    Operator("branch-negated", "a branch is taken when the other should be", negate_branch),
    Operator("constant-changed", "a number is one more, a truth value the other, a text shorter by its last character", change_constant),
    Operator("arithmetic-turned", "an arithmetic operator is its opposite", turn_arithmetic),
    Operator("arguments-swapped", "the last two arguments of a call change places", swap_arguments),
    Operator("statement-dropped", "a statement is missing", drop_statement),
    Operator("price-dropped", "something is not paid for", drop_price),
)


def sites(root: ast.AST) -> Iterator[tuple[ast.AST, ast.stmt]]:
    """Every node that an operator may change, in the order of the text, with the statement it stands in. Annotations, assertions and
    docstrings are none: they do nothing."""
    for field, value in ast.iter_fields(root):
        if field in ("annotation", "returns", "decorator_list", "args") and not isinstance(root, ast.Call):
            continue
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, ast.stmt):
                yield from _sites_of(node, node)


def _sites_of(node: ast.AST, statement: ast.stmt) -> Iterator[tuple[ast.AST, ast.stmt]]:
    if isinstance(node, (ast.Assert, ast.arguments, ast.JoinedStr)):
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    yield node, statement
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list"):
            continue
        if isinstance(node, ast.Call) and field == "func" and isinstance(value, ast.Name):
            continue
        children = value if isinstance(value, list) else [value]
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "cast":
            children = children[1:] if field == "args" else []
        for child in children:
            if isinstance(child, ast.AST):
                yield from _sites_of(child, child if isinstance(child, ast.stmt) else statement)

"""Changes of one expression: another literal, another operator, an expression of the same kind from elsewhere."""

from __future__ import annotations

import ast
import copy
from collections.abc import Sequence

from differential.choices import Choices
from differential.generator import pools
from differential.generator.mutation.kinds import kind_of
from differential.generator.mutation.sites import Place, movable, places

SMALL = (0, 1, 2, 3, -1, 7)
ARITHMETIC: tuple[type[ast.operator], ...] = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.BitAnd, ast.BitOr, ast.BitXor)
"""Not `**` and `<<`, which turn a large operand into a program that never ends."""
COMPARISONS: tuple[type[ast.cmpop], ...] = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Is, ast.IsNot, ast.In, ast.NotIn)
UNARY: tuple[type[ast.unaryop], ...] = (ast.USub, ast.UAdd, ast.Invert, ast.Not)


def perturb_literal(tree: ast.Module, choices: Choices, donors: Sequence[ast.Module]) -> bool:
    """Another value of the literal's own type: a neighbour, a boundary, a piece of it."""
    found = [place for place in places(tree) if isinstance(place.node, ast.Constant)]
    if not found:
        return False
    place = choices.pick(found)
    node = place.node
    assert isinstance(node, ast.Constant)
    place.put(_another(node, choices, grows=_grows(place)))
    return True


def _grows(place: Place) -> bool:
    """Whether a large number here may ask for much memory or time: a factor, an exponent, an argument."""
    return isinstance(place.parent, (ast.Call, ast.keyword)) or (
        isinstance(place.parent, (ast.BinOp, ast.AugAssign)) and isinstance(place.parent.op, (ast.Mult, ast.Pow, ast.LShift))
    )


def _another(node: ast.Constant, choices: Choices, grows: bool) -> ast.expr:
    value = node.value
    if isinstance(value, bool) or value is None:
        return ast.Constant(choices.pick((False, True, None, 0, 1)))
    if isinstance(value, int):
        near = (value + 1, value - 1, -value, *SMALL)
        if grows or choices.chance(0.6):
            return ast.Constant(choices.pick(near))
        return _literal(choices.pick(pools.INT))
    if isinstance(value, float):
        return _literal(choices.pick(pools.FLOAT)) if choices.chance(0.5) else ast.Constant(choices.pick((-value, value / 3, value + 1)))
    if isinstance(value, str):
        if value and choices.chance(0.5):
            at = choices.below(len(value))
            return ast.Constant(choices.pick((value[:at] + value[at + 1 :], value[:at], value[at:], value[::-1], value[:60] + value[at])))
        return _literal(choices.pick(pools.STR))
    if isinstance(value, bytes):
        return _literal(choices.pick(pools.BYTES))
    return _literal(choices.pick(pools.ANY))


def _literal(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def change_operator(tree: ast.Module, choices: Choices, donors: Sequence[ast.Module]) -> bool:
    """Another operator of the same family, or the operands the other way round."""
    found = [node for node in ast.walk(tree) if isinstance(node, (ast.BinOp, ast.AugAssign, ast.Compare, ast.BoolOp, ast.UnaryOp))]
    if not found:
        return False
    node = choices.pick(found)
    if isinstance(node, ast.Compare):
        node.ops[choices.below(len(node.ops))] = choices.pick(COMPARISONS)()
    elif isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    elif isinstance(node, ast.UnaryOp):
        node.op = choices.pick(UNARY)()
    elif isinstance(node, ast.BinOp) and choices.chance(0.3) and not isinstance(node.op, (ast.Pow, ast.LShift, ast.Mult)):
        node.left, node.right = node.right, node.left
    else:
        node.op = choices.pick(ARITHMETIC)()
    return True


def replace_alike(tree: ast.Module, choices: Choices, donors: Sequence[ast.Module]) -> bool:
    """An expression replaced by one of the same kind, from this program or a donor."""
    found = places(tree)
    if not found:
        return False
    place = choices.pick(found)
    kind = kind_of(place.node)
    source = choices.pick(donors) if donors and choices.chance(0.5) else tree
    alike = [other.node for other in places(source) if other.node is not place.node and kind_of(other.node) == kind]
    if not alike:
        return False
    taken = choices.pick(alike)
    if not movable(taken) or any(
        inner is place.node for inner in ast.walk(taken)
    ):  # what stands around it: the tree would double with every turn
        return False
    place.put(copy.deepcopy(taken))
    return True


def replace_by_part(tree: ast.Module, choices: Choices, donors: Sequence[ast.Module]) -> bool:
    """An expression replaced by one of its own operands: programs shrink as well as grow."""
    found = [
        place
        for place in places(tree)
        if not isinstance(place.node, (ast.Constant, ast.Name, ast.Lambda, ast.ListComp, ast.GeneratorExp, ast.JoinedStr))
    ]
    if not found:
        return False
    place = choices.pick(found)
    parts = [part.node for part in places(place.node)]
    if not parts or isinstance(place.node, (ast.SetComp, ast.DictComp)):
        return False
    place.put(choices.pick(parts))
    return True

"""Conditions: what is only tested compiles to jumps; chained comparisons, `and`, `or` and conditional expressions as values."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from typing import Any, Final

from interp.bytecode.code import BuiltinName
from interp.bytecode.opcodes import COMPARE_OPERATORS
from interp.compiler.names import Names
from interp.syntax import nodes

_SYMBOL: Final[dict[type, str]] = {
    ast.Lt: "<",
    ast.Gt: ">",
    ast.LtE: "<=",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Is: "is",
    ast.IsNot: "is not",
}
_COMPARE: Final[dict[type, int]] = {kind: COMPARE_OPERATORS.index(symbol) for kind, symbol in _SYMBOL.items()}
_FUSED: Final[dict[type, str]] = {ast.Lt: "JLT", ast.Gt: "JGT", ast.LtE: "JLE", ast.GtE: "JGE", ast.Eq: "JEQ", ast.NotEq: "JNE"}
_MEMBERSHIP: Final = frozenset({ast.In, ast.NotIn})


LARGE: Final = 1 << 30
"""What `small_int` gives for anything that isn't an immediate operand."""
_WIDE: Final = 1 << 64
_EXACT: Final = 1 << 53
NO_CONSTANT: Final = BuiltinName("no constant")
"""What `folded` gives for an expression that must be evaluated."""


def folded(e: ast.expr, deep: int = 4) -> object:
    """The value of a constant, a negative number, arithmetic on small numbers (`deep` operators within each other at most, and no result of
    more than 128 bits) or a tuple of such; NO_CONSTANT for all else.
    """
    if type(e) is nodes.CONSTANT:
        return e.value
    if type(e) is nodes.BINOP:
        if not deep:
            return NO_CONSTANT
        right = folded(e.right, deep - 1)
        return NO_CONSTANT if right is NO_CONSTANT else _computed(e.op, folded(e.left, deep - 1), right)
    if type(e) is nodes.UNARY and isinstance(e.op, ast.USub) and type(e.operand) is nodes.CONSTANT:
        number = e.operand.value
        return -number if type(number) is int or type(number) is float or type(number) is complex else NO_CONSTANT
    if type(e) is nodes.TUPLE:
        values: list[object] = []
        for element in e.elts:
            value = folded(element)
            if value is NO_CONSTANT:
                return NO_CONSTANT
            values.append(value)
        return tuple(values)
    return NO_CONSTANT


_COMPUTE: Final[dict[type, Callable[[Any, Any], object]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
    ast.LShift: operator.lshift,
}
_OF_INTS: Final = frozenset({ast.Add, ast.Sub, ast.Mult, ast.FloorDiv, ast.Mod, ast.Pow, ast.LShift})
_OF_FLOATS: Final = frozenset({ast.Add, ast.Sub, ast.Mult, ast.Div})
_DIVIDING: Final = frozenset({ast.Div, ast.FloorDiv, ast.Mod})


def _computed(op: ast.operator, x: object, y: object) -> object:
    """`x <op> y` of ints of 64 bits or floats; NO_CONSTANT for what is an error, and for anything else."""
    kind = type(op)
    if kind in _OF_INTS and type(x) is int and type(y) is int:
        fits = -_WIDE < x < _WIDE and -_WIDE < y < _WIDE
        if kind is ast.Pow:
            fits = fits and 0 <= y <= 128 and x.bit_length() * y <= 128
        elif kind is ast.LShift:
            fits = fits and 0 <= y <= 64
    else:
        fits = kind in _OF_FLOATS and _is_exact(x) and _is_exact(y)
    return _COMPUTE[kind](x, y) if fits and (y or kind not in _DIVIDING) else NO_CONSTANT


def _is_exact(x: object) -> bool:
    """Whether it is a float, or an int that is one exactly."""
    return type(x) is float or (type(x) is int and -_EXACT < x < _EXACT)


def small_int(e: ast.expr) -> int:
    """The value of an int constant that fits an immediate operand, else LARGE."""
    if type(e) is nodes.CONSTANT or type(e) is nodes.UNARY or type(e) is nodes.BINOP:
        value = folded(e)
        if type(value) is int and -LARGE < value < LARGE:
            return value
    return LARGE


def _is_none(e: ast.expr) -> bool:
    return isinstance(e, ast.Constant) and e.value is None


def frozen_display(e: ast.expr) -> object:
    """A list or set display of constants as the tuple or frozenset that serves a membership test as well, else NO_CONSTANT."""
    if not isinstance(e, (ast.List, ast.Set)) or not e.elts:
        return NO_CONSTANT
    values = [folded(element) for element in e.elts]
    if any(value is NO_CONSTANT for value in values):
        return NO_CONSTANT
    return tuple(values) if isinstance(e, ast.List) else frozenset(values)


class Conditions(Names):
    """The layer of tests and jumps."""

    def jump_false(self, where: ast.AST, e: ast.expr, label: int) -> None:
        """Goes to `label` if `e` is false, else goes on. An error in asking for its truth points at `where`."""
        save = self.top
        if isinstance(e, ast.Compare) and len(e.ops) == 1:
            self._jump_unless(e, label)
        elif isinstance(e, ast.BoolOp):
            if isinstance(e.op, ast.And):
                for value in e.values:
                    self.jump_false(where, value, label)
            else:
                yes = self.label()
                for value in e.values[:-1]:
                    self.jump_true(where, value, yes)
                self.jump_false(where, e.values[-1], label)
                self.place(yes)
        elif isinstance(e, ast.UnaryOp) and isinstance(e.op, ast.Not):
            self.jump_true(where, e.operand, label)
        elif isinstance(e, ast.Constant):
            if not e.value:
                self.jump(e, "JMP", label)
        else:
            register = self.expr(e)
            self.jump(where, "JF", label, register)
        self.top = save

    def jump_true(self, where: ast.AST, e: ast.expr, label: int) -> None:
        """Goes to `label` if `e` is true, else goes on."""
        save = self.top
        if isinstance(e, ast.Compare) and len(e.ops) == 1 and type(e.ops[0]) in _FUSED:
            no = self.label()
            self._jump_unless(e, no)
            self.jump(e, "JMP", label)
            self.place(no)
        elif isinstance(e, ast.Compare) and len(e.ops) == 1 and isinstance(e.ops[0], (ast.Is, ast.IsNot)) and _is_none(e.comparators[0]):
            register = self.expr(e.left)
            self.jump(e, "JNONE" if isinstance(e.ops[0], ast.Is) else "JNOTNONE", label, register)
        elif isinstance(e, ast.BoolOp):
            if isinstance(e.op, ast.Or):
                for value in e.values:
                    self.jump_true(where, value, label)
            else:
                no = self.label()
                for value in e.values[:-1]:
                    self.jump_false(where, value, no)
                self.jump_true(where, e.values[-1], label)
                self.place(no)
        elif isinstance(e, ast.UnaryOp) and isinstance(e.op, ast.Not):
            self.jump_false(where, e.operand, label)
        elif isinstance(e, ast.Constant):
            if e.value:
                self.jump(e, "JMP", label)
        else:
            register = self.expr(e)
            self.jump(where, "JT", label, register)
        self.top = save

    def _jump_unless(self, e: ast.Compare, label: int) -> None:
        """A single comparison: goes to `label` unless it holds."""
        op = e.ops[0]
        right = e.comparators[0]
        fused = _FUSED.get(type(op), "")
        if isinstance(op, (ast.Is, ast.IsNot)) and _is_none(right):
            register = self.expr(e.left)
            self.jump(e, "JNOTNONE" if isinstance(op, ast.Is) else "JNONE", label, register)
        elif fused and (number := small_int(right)) != LARGE:
            register = self.expr(e.left)
            self.jump(e, fused + "I", label, register, 0, number, number)
        elif fused:
            left = self.operand(e.left, right)
            self.jump(e, fused, label, left, self.expr(right))
        else:
            register = self.compare(e, -1)
            self.jump(e, "JF", label, register)

    def compare(self, e: ast.Compare, want: int) -> int:
        save = self.top
        if len(e.ops) == 1:
            left = self.operand(e.left, e.comparators[0])
            right = self._compared(e.ops[0], e.comparators[0])
            self.top = save
            d = self.result(want)
            self.emit(e, "COMPARE", d, left, right, _COMPARE[type(e.ops[0])])
            return d
        d = self.scratch(want)
        inner = self.top
        end = self.label()
        left = self.operand(e.left, e.comparators[0])
        last = len(e.ops) - 1
        for index in range(last):
            right = self.operand(e.comparators[index], e.comparators[index + 1])
            self.emit(e, "COMPARE", d, left, right, _COMPARE[type(e.ops[index])])
            self.jump(e, "JF", end, d)
            left = right
        right = self._compared(e.ops[last], e.comparators[last])
        self.emit(e, "COMPARE", d, left, right, _COMPARE[type(e.ops[last])])
        self.place(end)
        self.top = inner
        return self.delivered(e, d, want)

    def _compared(self, op: ast.cmpop, e: ast.expr) -> int:
        if type(op) in _MEMBERSHIP:
            constant = frozen_display(e)
            if constant is not NO_CONSTANT:
                return self.constant(e, constant)
        return self.expr(e)

    def boolean(self, e: ast.BoolOp, want: int) -> int:
        """`and` and `or` as values: the first that decides, else the last."""
        d = self.scratch(want)
        save = self.top
        end = self.label()
        jump = "JF" if isinstance(e.op, ast.And) else "JT"
        for value in e.values[:-1]:
            self.expr(value, d)
            self.top = save
            self.jump(e, jump, end, d)
        self.expr(e.values[-1], d)
        self.top = save
        self.place(end)
        return self.delivered(e, d, want)

    def conditional(self, e: ast.IfExp, want: int) -> int:
        d = self.result(want)
        save = self.top
        otherwise = self.label()
        end = self.label()
        self.jump_false(e, e.test, otherwise)
        self.expr(e.body, d)
        self.top = save
        self.jump(e, "JMP", end)
        self.place(otherwise)
        self.expr(e.orelse, d)
        self.top = save
        self.place(end)
        return d

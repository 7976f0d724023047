"""Expressions: the dispatch over all of them, operators, displays, slices and f-strings."""

from __future__ import annotations

import ast
from abc import abstractmethod
from typing import Final, cast

from interp.bytecode.opcodes import BINARY_OPERATORS, UNARY_OPERATORS
from interp.compiler.calls import Calls, starred
from interp.compiler.conditions import LARGE, NO_CONSTANT, folded, small_int
from interp.syntax import nodes

SYMBOLS: Final[dict[type, str]] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.LShift: "<<",
    ast.RShift: ">>",
    ast.BitAnd: "&",
    ast.BitOr: "|",
    ast.BitXor: "^",
    ast.MatMult: "@",
}
BINARY: Final[dict[type, int]] = {kind: BINARY_OPERATORS.index(symbol) for kind, symbol in SYMBOLS.items()}
_OWN_OPCODE: Final[dict[type, str]] = {
    ast.Add: "ADD",
    ast.Sub: "SUB",
    ast.Mult: "MUL",
    ast.Mod: "MOD",
    ast.FloorDiv: "FLOORDIV",
    ast.Div: "DIV",
}
_IMMEDIATE: Final[dict[type, str]] = {ast.Add: "ADDI", ast.Sub: "SUBI", ast.Mult: "MULI", ast.Mod: "MODI"}
_UNARY: Final[dict[type, int]] = {
    ast.USub: UNARY_OPERATORS.index("-"),
    ast.UAdd: UNARY_OPERATORS.index("+"),
    ast.Invert: UNARY_OPERATORS.index("~"),
}
_LONGEST_SPAN: Final = 32
"""A longer display is built bit by bit, so that a frame needs no register for each of its items."""

_NAME: Final = 1
_CONSTANT: Final = 2
_POSTFIX: Final = 3
_BINARY: Final = 4
_COMPARE: Final = 5
_UNARY_KIND: Final = 6
_BOOLEAN: Final = 7
_CONDITIONAL: Final = 8
_TUPLE: Final = 9
_LIST: Final = 10
_DICT: Final = 11
_SET: Final = 12
_JOINED: Final = 13
_FORMATTED: Final = 14
_SLICE: Final = 15
_NAMED: Final = 16
_COMPREHENSION: Final = 17
_GENERATOR: Final = 18
_LAMBDA: Final = 19
_YIELD: Final = 20
_YIELD_FROM: Final = 21
_AWAIT: Final = 22
_KINDS: Final[dict[type, int]] = {
    ast.Name: _NAME,
    ast.Constant: _CONSTANT,
    ast.Call: _POSTFIX,
    ast.Attribute: _POSTFIX,
    ast.Subscript: _POSTFIX,
    ast.BinOp: _BINARY,
    ast.Compare: _COMPARE,
    ast.UnaryOp: _UNARY_KIND,
    ast.BoolOp: _BOOLEAN,
    ast.IfExp: _CONDITIONAL,
    ast.Tuple: _TUPLE,
    ast.List: _LIST,
    ast.Dict: _DICT,
    ast.Set: _SET,
    ast.JoinedStr: _JOINED,
    ast.FormattedValue: _FORMATTED,
    ast.Slice: _SLICE,
    ast.NamedExpr: _NAMED,
    ast.ListComp: _COMPREHENSION,
    ast.SetComp: _COMPREHENSION,
    ast.DictComp: _COMPREHENSION,
    ast.GeneratorExp: _GENERATOR,
    ast.Lambda: _LAMBDA,
    ast.Yield: _YIELD,
    ast.YieldFrom: _YIELD_FROM,
    ast.Await: _AWAIT,
}


class Expressions(Calls):
    """The layer of expressions."""

    @abstractmethod
    def comprehension(self, e: ast.expr, want: int) -> int: ...

    @abstractmethod
    def generator_expression(self, e: ast.GeneratorExp, want: int) -> int: ...

    @abstractmethod
    def lambda_(self, e: ast.Lambda, want: int) -> int: ...

    def expr(self, e: ast.expr, want: int = -1) -> int:
        kind = _KINDS[type(e)]
        if kind == _NAME:
            return self.load(e, cast(ast.Name, e).id, want)
        if kind == _CONSTANT:
            return self.constant(e, cast(ast.Constant, e).value, want)
        if kind == _POSTFIX:
            return self.postfix(e, want)
        if kind == _BINARY:
            return self._binary(cast(ast.BinOp, e), want)
        if kind == _COMPARE:
            return self.compare(cast(ast.Compare, e), want)
        if kind == _UNARY_KIND:
            return self._unary(cast(ast.UnaryOp, e), want)
        if kind == _BOOLEAN:
            return self.boolean(cast(ast.BoolOp, e), want)
        if kind == _CONDITIONAL:
            return self.conditional(cast(ast.IfExp, e), want)
        if kind == _TUPLE:
            return self._tuple(cast(ast.Tuple, e), want)
        if kind == _LIST:
            return self._list(e, cast(ast.List, e).elts, want)
        if kind == _DICT:
            return self._dict(cast(ast.Dict, e), want)
        if kind == _SET:
            return self._set(cast(ast.Set, e), want)
        if kind == _JOINED:
            return self._joined(cast(ast.JoinedStr, e), want)
        if kind == _FORMATTED:
            return self._formatted(cast(ast.FormattedValue, e), want)
        if kind == _SLICE:
            return self._slice(cast(ast.Slice, e), want)
        if kind == _NAMED:
            return self._named(cast(ast.NamedExpr, e), want)
        if kind == _COMPREHENSION:
            return self.comprehension(e, want)
        if kind == _GENERATOR:
            return self.generator_expression(cast(ast.GeneratorExp, e), want)
        if kind == _LAMBDA:
            return self.lambda_(cast(ast.Lambda, e), want)
        if kind == _YIELD:
            return self._yield(cast(ast.Yield, e), want)
        if kind == _YIELD_FROM:
            return self._delegate(e, cast(ast.YieldFrom, e).value, "GETYFITER", want)
        return self._delegate(e, cast(ast.Await, e).value, "AWAITABLE", want)

    # Operators.

    def _binary(self, e: ast.BinOp, want: int) -> int:
        value = folded(e)
        if value is not NO_CONSTANT:
            return self.constant(e, value, want)
        save = self.top
        chain = [e]
        left = e.left
        while type(left) is nodes.BINOP and folded(left) is NO_CONSTANT:
            chain.append(left)
            left = left.left
        register = self.operand(left, chain[-1].right)
        for index in range(len(chain) - 1, -1, -1):
            register = self.operation(chain[index], chain[index].op, register, chain[index].right, save, want if index == 0 else -1)
        return register

    def operation(self, e: ast.expr, op: ast.operator, left: int, right: ast.expr, save: int, want: int) -> int:
        """`left op right`; registers from `save` are free afterwards but for the result's."""
        immediate = _IMMEDIATE.get(type(op), "")
        number = small_int(right) if immediate else LARGE
        if number != LARGE and (number > 0 or immediate != "MODI"):
            self.top = save
            d = self.result(want)
            self.emit(e, immediate, d, left, 0, number, number)
            return d
        c = self.expr(right)
        self.top = save
        d = self.result(want)
        own = _OWN_OPCODE.get(type(op), "")
        if own:
            self.emit(e, own, d, left, c)
        else:
            self.emit(e, "BINARY", d, left, c, BINARY[type(op)])
        return d

    def augmented(self, e: ast.AST, op: ast.operator, d: int, left: int, right: ast.expr) -> None:
        """`left op= right` into register `d`."""
        immediate = _IMMEDIATE.get(type(op), "")
        number = small_int(right) if immediate else LARGE
        if number != LARGE and (number > 0 or immediate != "MODI"):
            self.emit(e, immediate, d, left, 1, number, number)
        elif isinstance(op, ast.Add):
            self.emit(e, "IADD", d, left, self.expr(right))
        elif isinstance(op, ast.Sub):
            self.emit(e, "ISUB", d, left, self.expr(right))
        else:
            self.emit(e, "INPLACE", d, left, self.expr(right), BINARY[type(op)])

    def _unary(self, e: ast.UnaryOp, want: int) -> int:
        value = folded(e)
        if value is not NO_CONSTANT:
            return self.constant(e, value, want)
        save = self.top
        b = self.expr(e.operand)
        self.top = save
        d = self.result(want)
        if isinstance(e.op, ast.Not):
            self.emit(e, "NOT", d, b)
        else:
            self.emit(e, "UNARY", d, b, imm=_UNARY[type(e.op)])
        return d

    def _named(self, e: ast.NamedExpr, want: int) -> int:
        name = e.target.id
        target = self.register_of(name)
        if target >= 0:
            self.expr(e.value, target)
            self.bind(target)
            return self.delivered(e, target, want)
        register = self.expr(e.value, want)
        self.store_name(e.target, name, register)
        return register

    # Displays.

    def span(self, elements: list[ast.expr]) -> int:
        """Evaluates the elements into consecutive temporaries; the first of them."""
        start = self.top
        for element in elements:
            self.expr(element, self.temporary())
        return start

    def _tuple(self, e: ast.Tuple, want: int) -> int:
        value = folded(e)
        if value is not NO_CONSTANT:
            return self.constant(e, value, want)
        elements = e.elts
        save = self.top
        if self._spans(elements):
            start = self.span(elements)
            self.top = save
            d = self.result(want)
            self.emit(e, "TUPLE", d, start, imm=len(elements))
            return d
        items = self._list(e, elements, -1)
        self.top = save
        d = self.result(want)
        self.emit(e, "LISTTUPLE", d, items)
        return d

    def _spans(self, elements: list[ast.expr]) -> bool:
        return len(elements) <= _LONGEST_SPAN and not starred(elements)

    def _list(self, e: ast.expr, elements: list[ast.expr], want: int) -> int:
        save = self.top
        if self._spans(elements):
            start = self.span(elements) if elements else 0
            self.top = save
            d = self.result(want)
            self.emit(e, "LIST", d, start, imm=len(elements))
            return d
        d = self.scratch(want)
        self._grow(e, elements, d, "LIST", "APPEND", "LISTEXT")
        return self.delivered(e, d, want)

    def _set(self, e: ast.Set, want: int) -> int:
        save = self.top
        if self._spans(e.elts):
            start = self.span(e.elts)
            self.top = save
            d = self.result(want)
            self.emit(e, "SET", d, start, imm=len(e.elts))
            return d
        d = self.scratch(want)
        self._grow(e, e.elts, d, "SET", "SETADD", "SETEXT")
        return self.delivered(e, d, want)

    def _grow(self, e: ast.expr, elements: list[ast.expr], d: int, make: str, add: str, extend: str) -> None:
        """A display with stars or very many items, into `d` one by one."""
        save = self.top
        self.emit(e, make, d, 0, imm=0)
        values = [folded(element) for element in elements]
        if not any(value is NO_CONSTANT for value in values):
            self.emit(e, extend, d, self.constant(e, tuple(values)), -1)
            self.top = save
            return
        for element in elements:
            if isinstance(element, ast.Starred):
                self.emit(e, extend, d, self.expr(element.value), -1)
            else:
                self.emit(e, add, d, self.expr(element))
            self.top = save

    def _dict(self, e: ast.Dict, want: int) -> int:
        save = self.top
        if len(e.keys) <= _LONGEST_SPAN // 2 and None not in e.keys:
            start = self.top if e.keys else 0
            for key, value in zip(e.keys, e.values, strict=True):
                assert key is not None
                self.expr(key, self.temporary())
                self.expr(value, self.temporary())
            self.top = save
            d = self.result(want)
            self.emit(e, "DICT", d, start, imm=len(e.keys))
            return d
        d = self.scratch(want)
        save = self.top
        self.emit(e, "DICT", d, 0, imm=0)
        for key, value in zip(e.keys, e.values, strict=True):
            if key is None:
                self.emit(e, "DICTMERGE", d, self.expr(value), -1)
            else:
                b = self.operand(key, value)
                self.emit(e, "DICTSET", d, b, self.expr(value))
            self.top = save
        return self.delivered(e, d, want)

    def _slice(self, e: ast.Slice, want: int) -> int:
        save = self.top
        start = self.bounds(e, [e.lower, e.upper, e.step])
        self.top = save
        d = self.result(want)
        self.emit(e, "SLICE", d, start)
        return d

    # f-strings.

    def _joined(self, e: ast.JoinedStr, want: int) -> int:
        parts = e.values
        if not parts:
            return self.constant(e, "", want)
        if len(parts) == 1:
            return self.expr(parts[0], want)
        save = self.top
        start = self.top
        count = 0
        for part in parts:
            if count == _LONGEST_SPAN:
                self.emit(e, "JOIN", start, start, imm=count)
                self.top = start + 1
                count = 1
            self.expr(part, self.temporary())
            count += 1
        self.top = save
        d = self.result(want)
        self.emit(e, "JOIN", d, start, imm=count)
        return d

    def _formatted(self, e: ast.FormattedValue, want: int) -> int:
        save = self.top
        value = self.expr(e.value)
        spec = -1
        if e.format_spec is not None:
            if self.rebindable:
                value = self.kept(e.value, value)
            spec = self.expr(e.format_spec)
        self.top = save
        d = self.result(want)
        self.emit(e, "FORMAT", d, value, spec, max(e.conversion, 0))
        return d

    # Giving control away.

    def _yield(self, e: ast.Yield, want: int) -> int:
        save = self.top
        value = self.constant(e, None) if e.value is None else self.expr(e.value)
        self.top = save
        d = self.result(want)
        self.emit(e, "YIELD", d, value, imm=self.yields_async())
        return d

    def yields_async(self) -> int:
        """The imm of YIELD: 1 in an asynchronous generator."""
        return int(self.scope.frame().coroutine)

    def _delegate(self, e: ast.expr, value: ast.expr, opcode: str, want: int) -> int:
        save = self.top
        register = self.expr(value)
        self.top = save
        iterator = self.temporary()
        self.emit(e, opcode, iterator, register)
        return self.delegated(e, iterator, save, want)

    def delegated(self, e: ast.AST, iterator: int, save: int, want: int) -> int:
        """Steps through an iterator that is in a temporary until it is exhausted; its value."""
        self.top = save
        d = self.result(want)
        # YIELDFROM writes its result only at the end, and its iterator must live until then.
        self.emit(e, "YIELDFROM", d, iterator)
        return d

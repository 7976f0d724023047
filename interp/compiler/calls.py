"""Calls, attributes and subscripts: chains like `a.b[c](d).e`, walked without recursion."""

from __future__ import annotations

import ast
import builtins
from typing import Final

from interp.bytecode.opcodes import METHOD_CALL
from interp.compiler.conditions import Conditions
from interp.compiler.positions import at_attribute
from interp.syntax import nodes

_MOST_ARGUMENTS: Final = 64
"""Calls with more go through a list: a span of registers is part of every frame of the code."""
_BUILTINS: Final = frozenset(dir(builtins))
_METHODS: Final = frozenset(
    name for kind in (str, bytes, bytearray, int, float, list, tuple, dict, set, frozenset, range) for name in dir(kind)
)


def starred(items: list[ast.expr]) -> bool:
    """Whether there is a star among the items of a display, or the arguments of a call."""
    return any(type(item) is nodes.STARRED for item in items)


def _plain(call: ast.Call) -> bool:
    """Only positional arguments, few enough for a span."""
    if call.keywords or len(call.args) > _MOST_ARGUMENTS:
        return False
    return not starred(call.args)


class Calls(Conditions):
    """The layer of calls and what they are made on."""

    def postfix(self, e: ast.expr, want: int) -> int:
        """The value of an attribute, subscript or call."""
        save = self.top
        chain: list[ast.expr] = []
        base = e
        while True:
            if type(base) is nodes.CALL:
                chain.append(base)
                function = base.func
                base = function.value if type(function) is nodes.ATTRIBUTE and self._calls_method(base, function) else function
            elif type(base) is nodes.ATTRIBUTE or type(base) is nodes.SUBSCRIPT:
                chain.append(base)
                base = base.value
            else:
                break
        index = len(chain) - 1
        first = chain[index]
        if type(first) is nodes.CALL and type(base) is nodes.NAME and first.func is base and self._calls_global(base.id, first):
            number = self.global_number(self.mangled(base.id))
            start = self._positional(first.args)
            self.top = save
            register = self.result(want if index == 0 else -1)
            self.emit(first, "CALLG", register, number, start, len(first.args))
            index -= 1
        else:
            register = self.expr(base)
            if self.rebindable and type(first) is not nodes.ATTRIBUTE:
                register = self.kept(base, register)
        while index >= 0:
            register = self._link(chain[index], register, save, want if index == 0 else -1)
            index -= 1
        return register

    def bounds(self, e: ast.expr, parts: list[ast.expr | None]) -> int:
        """Evaluates what a slice says into consecutive temporaries, None where it says nothing; the first of them."""
        start = self.top
        for part in parts:
            register = self.temporary()
            if part is None:
                self.constant(e, None, register)
            else:
                self.expr(part, register)
        return start

    def _link(self, e: ast.expr, b: int, save: int, want: int) -> int:
        """One link of a chain: applied to what is in register `b`."""
        if type(e) is nodes.ATTRIBUTE:
            self.top = save
            d = self.result(want)
            at_attribute(self.emit(e, "ATTR", d, b, k=self.mangled(e.attr)), e)
            return d
        if type(e) is nodes.SUBSCRIPT:
            index = e.slice
            opcode = "INDEX"
            if isinstance(index, ast.Slice) and index.step is None:
                opcode = "GETSLICE"
                c = self.bounds(index, [index.lower, index.upper])
            else:
                c = self.expr(index)
            self.top = save
            d = self.result(want)
            self.emit(e, opcode, d, b, c)
            return d
        assert type(e) is nodes.CALL
        function = e.func
        if type(function) is nodes.ATTRIBUTE and self._calls_method(e, function):
            if not self._harmless(e.args):
                at_attribute(self.emit(e, "HASM", 0, b, k=self.mangled(function.attr)), function)
            start = self._positional(e.args)
            self.top = save
            d = self.result(want)
            at_attribute(self.emit(e, "CALLM", d, b, start, len(e.args), self.mangled(function.attr)), function)
            return d
        return self.call(e, b, self.top, e.args, e.keywords, save, want)

    def call(
        self, e: ast.AST, b: int, start: int, args: list[ast.expr], keywords: list[ast.keyword], save: int, want: int, before: int = 0
    ) -> int:
        """A call of register `b`; the first `before` arguments are already in the registers from `start`."""
        spread = starred(args) or any(k.arg is None for k in keywords)
        if spread or len(args) + len(keywords) > _MOST_ARGUMENTS:
            return self._call_spread(e, b, start, args, keywords, save, want, before)
        if keywords or before:
            for arg in args:
                self.expr(arg, self.temporary())
            for keyword in keywords:
                self.expr(keyword.value, self.temporary())
        else:
            start = self._positional(args)
        self.top = save
        d = self.result(want)
        count = before + len(args) + len(keywords)
        if keywords:
            instruction = self.emit(e, "CALLKW", d, b, start, count, tuple(k.arg for k in keywords))
        else:
            method = isinstance(e, ast.Call) and isinstance(e.func, ast.Attribute)
            instruction = self.emit(e, "CALL", d, b, start, count, METHOD_CALL if method else None)
        if isinstance(e, ast.Call) and isinstance(e.func, ast.Attribute) and not keywords:
            at_attribute(instruction, e.func)
        return d

    def _call_spread(
        self, e: ast.AST, b: int, start: int, args: list[ast.expr], keywords: list[ast.keyword], save: int, want: int, before: int
    ) -> int:
        positional = self.temporary()
        sole = args[0] if len(args) == 1 and before == 0 else None
        if isinstance(sole, ast.Starred):
            # The only argument is asked for its items after the keywords are evaluated.
            items = self.expr(sole.value, self.temporary())
            return self.spread_call(e, b, positional, keywords, save, want, items)
        self.emit(e, "LIST", positional, start, imm=before)
        self.grow_list(e, args, positional)
        return self.spread_call(e, b, positional, keywords, save, want)

    def grow_list(self, e: ast.AST, args: list[ast.expr], into: int) -> None:
        """Appends arguments, some of them with stars, to the list in register `into`."""
        for arg in args:
            inner = self.top
            if isinstance(arg, ast.Starred):
                self.emit(e, "LISTEXT", into, self.expr(arg.value), -1)
            else:
                self.emit(e, "APPEND", into, self.expr(arg))
            self.top = inner

    def spread_call(
        self, e: ast.AST, b: int, positional: int, keywords: list[ast.keyword], save: int, want: int, items: int = -1
    ) -> int:
        """A call of register `b` with a list of arguments, and with keywords of which some are `**`. If not -1, `items` holds what the list
        is made of last.
        """
        named = -1
        if keywords:
            named = self.temporary()
            self.emit(e, "DICT", named, 0)
            for keyword in keywords:
                inner = self.top
                if keyword.arg is None:
                    self.emit(e, "DICTMERGE", named, self.expr(keyword.value), b, 1)
                else:
                    # A name given twice is an error even when one of them comes out of a `**`: so each is merged as a dict.
                    pair = self.constant(e, keyword.arg)
                    self.expr(keyword.value, self.temporary())
                    self.emit(e, "DICT", pair, pair, imm=1)
                    self.emit(e, "DICTMERGE", named, pair, b, 1)
                self.top = inner
        if items >= 0:
            self.emit(e, "LIST", positional, 0, imm=0)
            self.emit(e, "LISTEXT", positional, items, b)
        self.top = save
        d = self.result(want)
        self.emit(e, "CALLEX", d, b, positional, named)
        return d

    def _positional(self, args: list[ast.expr]) -> int:
        """The start of the span that holds the arguments: a single one stays where it is."""
        if len(args) == 1:
            return self.expr(args[0])
        start = self.top
        for arg in args:
            self.expr(arg, self.temporary())
        return start if args else 0

    def _harmless(self, args: list[ast.expr]) -> bool:
        """Evaluating the arguments before the callee is looked up can't be told from after."""
        return all(self.quiet(a) for a in args)

    def _calls_global(self, name: str, call: ast.Call) -> bool:
        """CALLG will do: the name is global, and either surely there or nothing shows that it is looked up after the arguments."""
        name = self.mangled(name)
        if not _plain(call) or name in self.cells or name == "__debug__" or (self.named and name not in self.scope.globals):
            return False
        register = self.locals.get(name, -1)
        if register >= 0 and (register >= self.global_end or self.trusted(name, register)):
            return False
        if self._harmless(call.args):
            return True
        if name in self.rebindable or name in self.unit.scopes.rebound_globals or name in self.unit.unstable:
            return False
        assigned = name in self.unit.module_names
        return name in _BUILTINS and not assigned if self.global_end else name in _BUILTINS or assigned

    def _calls_method(self, call: ast.Call, function: ast.Attribute) -> bool:
        """CALLM will do: it looks the method up after the arguments are evaluated, before which HASM asks whether there may be one."""
        if not _plain(call):
            return False
        name = function.attr
        return name in _METHODS or name in self.unit.scopes.methods or self._harmless(call.args)

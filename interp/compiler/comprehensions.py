"""Comprehensions, inlined in their frame; generator expressions and comprehensions of class bodies, functions of their own."""

from __future__ import annotations

import ast
from typing import Final, cast

from interp.bytecode.code import Code, InlinedFrame
from interp.compiler.functions import Functions
from interp.compiler.positions import INLINES, of_item, of_part, position
from interp.syntax.scope import FUNCTION, Scope

_NAMES: Final[dict[type, str]] = {
    ast.ListComp: "<listcomp>",
    ast.SetComp: "<setcomp>",
    ast.DictComp: "<dictcomp>",
    ast.GeneratorExp: "<genexpr>",
}
_MAKE: Final[dict[type, str]] = {ast.ListComp: "LIST", ast.SetComp: "SET", ast.DictComp: "DICT"}
_YIELDS: Final = -1
"""In place of the register of the collection: items are yielded."""


class Comprehensions(Functions):
    """The layer of comprehensions."""

    def comprehension(self, e: ast.expr, want: int) -> int:
        scope = self.unit.scopes.of[e]
        if scope.kind == FUNCTION:
            return self._called(e, scope, want)
        d = self.scratch(want)
        save = self.top
        first = cast(ast.ListComp, e).generators[0]
        iterator = self._first_iterator(e, first)
        outer_locals = dict(self.locals)
        outer_cells = dict(self.cells)
        outer_prefix = self.prefix
        if not INLINES:
            self.prefix = f"{outer_prefix}{_NAMES[type(e)]}."
        outer_from = self.inlined_from
        if not INLINES:
            self.inlined_from = self.top
        self.own_names(e, scope)
        frame = InlinedFrame(_NAMES[type(e)], len(self.instructions), *position(e))
        if not INLINES:
            self.code.inlined.append(frame)
        self.emit(e, _MAKE[type(e)], d, 0, imm=0)
        self._loop(e, 0, iterator, d)
        frame.end = len(self.instructions)
        self.locals = outer_locals
        self.cells = outer_cells
        self.prefix = outer_prefix
        self.inlined_from = outer_from
        self.top = save
        return self.delivered(e, d, want)

    def _first_iterator(self, e: ast.expr, generator: ast.comprehension) -> int:
        """The iterator over the outermost iterable, which is evaluated in the scope around."""
        iterator = self.temporary()
        if generator.is_async:
            self.emit(of_part(e, generator.iter), "AITER", iterator, self.expr(generator.iter))
        else:
            self.iterator(of_part(e, generator.iter), generator.iter, iterator)
        self.top = iterator + 1
        return iterator

    def _loop(self, e: ast.expr, index: int, iterator: int, collection: int) -> None:
        """The loop of generator `index` over `iterator`, with those inside it."""
        generator = cast(ast.ListComp, e).generators[index]
        where = of_part(e, generator.iter)
        save = self.top
        if generator.is_async:
            error = self.temporary()
            end = self.label()
            again = self.label()
            self.bound = state = self.assigned_elsewhere()
            body = self.place_backward()
            self.async_item(where, generator.target, iterator, end, error)
            self._inside(e, index, collection, again)
            self.place(again)
            self.jump(where, "LOOP", body)
            self.place(end)
            self.bound = state
            self.emit(where, "ENDAFOR", 0, error)
        else:
            again = self.label()
            body = self.start_iteration(where, again)
            item = self.item_register(generator.target)
            self.store_item(generator.target, item)
            self._inside(e, index, collection, again)
            self.place(again)
            self.emit(where, "FORITER", item, iterator).target = body
        self.top = save

    def _inside(self, e: ast.expr, index: int, collection: int, again: int) -> None:
        generators = cast(ast.ListComp, e).generators
        for test in generators[index].ifs:
            self.jump_false(e, test, again)
        if index + 1 < len(generators):
            save = self.top
            iterator = self._first_iterator(e, generators[index + 1])
            self._loop(e, index + 1, iterator, collection)
            self.top = save
        else:
            self._item(e, collection)

    def _item(self, e: ast.expr, collection: int) -> None:
        save = self.top
        if isinstance(e, ast.DictComp):
            key = self.operand(e.key, e.value)
            self.emit(of_item(e, e.key), "DICTSET", collection, key, self.expr(e.value))
        else:
            element = cast(ast.ListComp, e).elt
            value = self.expr(element)
            if collection == _YIELDS:
                self.emit(of_item(e, element), "YIELD", self.temporary(), value, imm=self.yields_async())
            else:
                self.emit(of_item(e, element), "APPEND" if isinstance(e, ast.ListComp) else "SETADD", collection, value)
        self.top = save

    def generator_expression(self, e: ast.GeneratorExp, want: int) -> int:
        return self._called(e, self.unit.scopes.of[e], want)

    def _called(self, e: ast.expr, scope: Scope, want: int) -> int:
        """A comprehension that is a function: made, and called with the iterator over its outermost iterable."""
        save = self.top
        name = _NAMES[type(e)]
        code = Code(name, self.prefix + name, self.unit.filename, e.lineno)
        body = self.inner(scope, code)
        assert isinstance(body, Comprehensions)
        body.compile_comprehension(e)
        code.captures = self.captures(code.free_names)
        function = self.temporary()
        self.emit(e, "FUNCTION", function, -1, -1, -1, code)
        iterator = self._first_iterator(e, cast(ast.ListComp, e).generators[0])
        if scope.coroutine and not scope.generator:
            self.emit(e, "CALL", function, function, iterator, 1)
            self.emit(e, "AWAITABLE", function, function)
            return self.delegated(e, function, save, want)
        self.top = save
        d = self.result(want)
        self.emit(e, "CALL", d, function, iterator, 1)
        return d

    def compile_comprehension(self, e: ast.expr) -> None:
        """Fills `code` with the function of a comprehension."""
        self.code.positional = self.code.positional_only = 1
        self.start_function([".0"], e)
        self.prefix = self.code.qualname + "."
        if isinstance(e, ast.GeneratorExp):
            self._loop(e, 0, 0, _YIELDS)
            self.return_none(e)
        else:
            d = self.temporary()
            self.emit(e, _MAKE[type(e)], d, 0, imm=0)
            self._loop(e, 0, 0, d)
            self.ends(e, "RET", 0, d)
        self.finish()

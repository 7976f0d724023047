"""Class statements and class bodies."""

from __future__ import annotations

import ast

from interp.bytecode.code import Code
from interp.compiler.comprehensions import Comprehensions
from interp.compiler.functions import docstring
from interp.syntax.scope import TYPE_PARAMETERS


class Classes(Comprehensions):
    """The layer of classes."""

    def class_(self, s: ast.ClassDef) -> None:
        decorators = self.span(s.decorator_list)
        code = Code(s.name, self.qualified(s.name), self.unit.filename, (s.decorator_list[0] if s.decorator_list else s).lineno)
        save = self.top
        outer = self.open_types(s)
        body = self.inner(self.unit.scopes.of[s], code)
        assert isinstance(body, Classes)
        body.compile_class(s)
        code.captures = self.captures(code.free_names)
        maker = self.temporary()
        self.emit(s, "BUILDCLS", maker)
        function = self.temporary()
        self.emit(s, "FUNCTION", function, -1, -1, -1, code)
        self.constant(s, s.name, self.temporary())
        value = self._made(s, maker, function, save, outer is not None)
        if outer is not None:
            self.close_types(outer)
        value = self.decorated(s.decorator_list, decorators, value)
        self.store_name(s, s.name, value)

    def _made(self, s: ast.ClassDef, maker: int, function: int, save: int, generic: bool) -> int:
        """Calls the maker of classes with what is in the span from `function` (the body and the name), the bases and the keywords."""
        if not generic:
            return self.call(s, maker, function, s.bases, s.keywords, save, -1, before=2)
        # The base that CPython adds is evaluated after the others.
        bases = self.temporary()
        self.emit(s, "LIST", bases, function, imm=2)
        self.grow_list(s, s.bases, bases)
        self.emit(s, "APPEND", bases, self.generic_base(s))
        return self.spread_call(s, maker, bases, s.keywords, save, -1)

    def compile_class(self, s: ast.ClassDef) -> None:
        """Fills `code` with a class body: it runs with the namespace in register 0 and returns the cell of `__class__`, or None."""
        self.prefix = self.code.qualname + "."
        self.lay_out_named()
        self.enter_frame(s)
        register = self.temporary()
        self.emit(s, "NLOAD", register, 0, k="__name__")
        self.emit(s, "NSTORE", 0, register, k="__module__")
        self.constant(s, self.code.qualname, register)
        self.emit(s, "NSTORE", 0, register, k="__qualname__")
        self.code.doc = docstring(s.body)
        if self.code.doc is not None:
            self.constant(s, self.code.doc, register)
            self.emit(s, "NSTORE", 0, register, k="__doc__")
        if TYPE_PARAMETERS in self.cells:
            self.emit(s, "DEREF", register, self.cells[TYPE_PARAMETERS], k=TYPE_PARAMETERS)
            self.emit(s, "NSTORE", 0, register, k="__type_params__")
        if self.scope.annotated:
            self.emit(s, "ANNOT", 0)
        self.statements(s.body)
        if self.scope.class_cell:
            self.emit(s, "NSTORE", 0, 1, k="__classcell__")
            self.ends(s, "RET", 0, 1)
        else:
            self.return_none(s)
        self.finish()

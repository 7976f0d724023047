"""Class statements and class bodies."""

from __future__ import annotations

import ast

from interp.bytecode.code import Code
from interp.compiler.comprehensions import Comprehensions
from interp.compiler.functions import docstring


class Classes(Comprehensions):
    """The layer of classes."""

    def class_(self, s: ast.ClassDef) -> None:
        decorators = self.span(s.decorator_list)
        code = Code(s.name, self.qualified(s.name), self.unit.filename, (s.decorator_list[0] if s.decorator_list else s).lineno)
        body = self.inner(self.unit.scopes.of[s], code)
        assert isinstance(body, Classes)
        body.compile_class(s)
        code.captures = self.captures(code.free_names)
        save = self.top
        maker = self.temporary()
        self.emit(s, "BUILDCLS", maker)
        function = self.temporary()
        self.emit(s, "FUNCTION", function, -1, -1, -1, code)
        self.constant(s, s.name, self.temporary())
        value = self.call(s, maker, function, s.bases, s.keywords, save, -1, before=2)
        value = self.decorated(s.decorator_list, decorators, value)
        self.store_name(s, s.name, value)

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
        if self.scope.annotated:
            self.emit(s, "ANNOT", 0)
        self.statements(s.body)
        if self.scope.class_cell:
            self.emit(s, "NSTORE", 0, 1, k="__classcell__")
            self.ends(s, "RET", 0, 1)
        else:
            self.return_none(s)
        self.finish()

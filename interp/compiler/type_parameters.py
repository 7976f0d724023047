"""Type parameters (`def f[T]`, `class C[T]`) and `type` statements, which Python has since 3.12."""

from __future__ import annotations

import ast
from typing import Any, cast

from interp.bytecode.code import Code
from interp.compiler.loops import Loops
from interp.syntax.scope import FUNCTION, TYPE_PARAMETERS, parameter_name


class TypeParameters(Loops):
    """The layer of type parameters: an inlined scope, in which a tuple of all of them has a name as well."""

    def open_types(self, node: ast.AST) -> tuple[dict[str, int], dict[str, int]] | None:
        """Makes the type parameters of a function, class or alias; gives what `close_types` restores, or None if there are none."""
        scope = self.unit.scopes.of_types.get(node)
        if scope is None:
            return None
        outer = (dict(self.locals), dict(self.cells))
        self.own_names(node, scope)
        parameters: list[ast.AST] = cast(Any, node).type_params
        values: list[int] = []
        for parameter in parameters:
            bound = getattr(parameter, "bound", None)
            default = getattr(parameter, "default_value", None)
            kind = type(parameter).__name__ + (" with constraints" if isinstance(bound, ast.Tuple) else "")
            value = self.temporary()
            functions = [-1 if e is None else self.lazily(parameter_name(parameter), e) for e in (bound, default)]
            self.emit(parameter, "TYPEVAR", value, functions[0], functions[1], k=(kind, parameter_name(parameter)))
            self.store_name(parameter, parameter_name(parameter), value)
            values.append(value)
        start = self.top
        for value in values:
            self.emit(node, "MOVE", self.temporary(), value)
        self.emit(node, "TUPLE", start, start, imm=len(values))
        self.store_name(node, TYPE_PARAMETERS, start)
        return outer

    def close_types(self, outer: tuple[dict[str, int], dict[str, int]]) -> None:
        self.locals, self.cells = outer

    def lazily(self, name: str, e: ast.expr) -> int:
        """A function of no parameters that evaluates `e` when it is asked for."""
        scope = self.unit.scopes.lazy[e]
        code = Code(name, self.prefix + name, self.unit.filename, e.lineno)
        body = self.nested(scope, code)
        assert isinstance(body, TypeParameters)
        body.compile_lazy(e)
        code.captures = self.captures(code.free_names)
        register = self.temporary()
        self.emit(e, "FUNCTION", register, -1, -1, -1, code)
        return register

    def compile_lazy(self, e: ast.expr) -> None:
        assert self.scope.kind == FUNCTION
        self.prefix = self.code.qualname + ".<locals>."
        self.lay_out_function([])
        self.enter_frame(e)
        if isinstance(e, ast.Starred):
            # `*Ts = *tuple[int, str]`: the one thing that the iterable gives.
            value = self.temporary()
            self.emit(e, "UNPACK", value, self.expr(e.value), imm=1)
        else:
            value = self.expr(e)
        self.ends(e, "RET", 0, value)
        self.finish()

    def alias(self, s: ast.stmt) -> None:
        """`type name[parameters] = value`."""
        node = cast(Any, s)
        outer = self.open_types(s)
        parameters = self.constant(s, ()) if outer is None else self.load(s, TYPE_PARAMETERS)
        value = self.lazily(node.name.id, node.value)
        self.emit(s, "TYPEALIAS", value, parameters, value, k=node.name.id)
        if outer is not None:
            self.close_types(outer)
        self.store_name(s, node.name.id, value)

    def generic_base(self, s: ast.ClassDef) -> int:
        """The last base of a class with type parameters, in a new temporary: `typing.Generic[...]`."""
        register = self.temporary()
        self.emit(s, "IMPORT", register, k=("_typing", 0, ("_generic",)))
        self.emit(s, "IMPFROM", register, register, k="_generic")
        self.emit(s, "CALL", register, register, self.load(s, TYPE_PARAMETERS), 1)
        return register

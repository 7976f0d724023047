"""Functions: `def`, lambda, their defaults, annotations, decorators and bodies."""

from __future__ import annotations

import ast
import sys

from interp.bytecode.code import FLAG_COROUTINE, FLAG_GENERATOR, FLAG_VARARGS, FLAG_VARKEYWORDS, Code
from interp.compiler.assembler import DEAD
from interp.compiler.type_parameters import TypeParameters
from interp.syntax.scope import TYPE_PARAMETERS, Scope, parameters

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def docstring(body: list[ast.stmt]) -> str | None:
    first = body[0] if body else None
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        text = first.value.value
        import inspect  # a third of what `import interp` would take

        return inspect.cleandoc(text) if sys.version_info >= (3, 13) else text
    return None


class Functions(TypeParameters):
    """The layer of functions."""

    def function(self, s: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        decorators = self.span(s.decorator_list)
        code = self._code(s.name, (s.decorator_list[0] if s.decorator_list else s).lineno)
        register = self.register_of(s.name) if not s.decorator_list else -1
        value = self._make(s, s.args, code, register)
        value = self.decorated(s.decorator_list, decorators, value)
        if register >= 0:
            self.bind(register)
        else:
            self.store_name(s, s.name, value)

    def decorated(self, decorators: list[ast.expr], start: int, value: int) -> int:
        """Applies decorators, which are in the span from `start`, to `value`, the innermost first."""
        for index in range(len(decorators) - 1, -1, -1):
            register = start + index
            self.emit(decorators[index], "CALL", register, register, value, 1)
            value = register
        return value

    def lambda_(self, e: ast.Lambda, want: int) -> int:
        return self._make(e, e.args, self._code("<lambda>", e.lineno), want)

    def _code(self, name: str, line: int) -> Code:
        return Code(name, self.qualified(name), self.unit.filename, line)

    def _make(self, node: Definition, args: ast.arguments, code: Code, want: int) -> int:
        """Evaluates what the function takes from here and makes it."""
        save = self.top
        defaults = keyword_defaults = annotations = -1
        if args.defaults:
            defaults = self.temporary()
            inner = self.top
            self.emit(node, "TUPLE", defaults, self.span(args.defaults), imm=len(args.defaults))
            self.top = inner
        pairs = [(arg.arg, default) for arg, default in zip(args.kwonlyargs, args.kw_defaults, strict=True) if default is not None]
        if pairs:
            keyword_defaults = self.temporary()
            inner = self.top
            for name, default in pairs:
                self.constant(default, self.mangled(name), self.temporary())
                self.expr(default, self.temporary())
            self.emit(node, "DICT", keyword_defaults, inner, imm=len(pairs))
            self.top = inner
        outer = self.open_types(node)
        if not isinstance(node, ast.Lambda):
            annotations = self._annotations(node)
        self.inner(self.unit.scopes.of[node], code).compile_function(node, args)
        code.captures = self.captures(code.free_names)
        if outer is None:
            self.top = save
            d = self.result(want)
            self.emit(node, "FUNCTION", d, defaults, keyword_defaults, annotations, code)
            return d
        function = self.temporary()
        self.emit(node, "FUNCTION", function, defaults, keyword_defaults, annotations, code)
        self.emit(node, "SETATTR", self.load(node, TYPE_PARAMETERS), function, k="__type_params__")
        self.close_types(outer)
        self.top = save
        d = self.result(want)
        self.emit(node, "MOVE", d, function)
        return d

    def _annotations(self, s: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
        """The register of the dict of annotations, or -1; in CPython's order, plain parameters first."""
        args = s.args
        ordered = args.args + args.posonlyargs
        if args.vararg is not None:
            ordered.append(args.vararg)
        ordered += args.kwonlyargs
        if args.kwarg is not None:
            ordered.append(args.kwarg)
        found = [(self.mangled(arg.arg), arg.annotation) for arg in ordered if arg.annotation is not None]
        if s.returns is not None:
            found.append(("return", s.returns))
        if not found:
            return -1
        d = self.temporary()
        save = self.top
        for name, annotation in found:
            self.constant(annotation, name, self.temporary())
            self.annotation(annotation, self.temporary())
        self.emit(s, "DICT", d, save, imm=len(found))
        self.top = save
        return d

    def compile_function(self, node: Definition, args: ast.arguments) -> None:
        """Fills `code` with the body of a `def` or lambda."""
        code = self.code
        code.positional = len(args.posonlyargs) + len(args.args)
        code.positional_only = len(args.posonlyargs)
        code.keyword_only = len(args.kwonlyargs)
        if args.vararg is not None:
            code.flags |= FLAG_VARARGS
        if args.kwarg is not None:
            code.flags |= FLAG_VARKEYWORDS
        self.start_function([self.mangled(arg.arg) for arg in parameters(args)], node)
        if isinstance(node, ast.Lambda):
            self.ends(node.body, "RET", 0, self.expr(node.body))
        else:
            code.doc = docstring(node.body)
            self.statements(node.body)
            self.return_none(node)
        self.finish()

    def start_function(self, parameter_names: list[str], node: ast.AST) -> None:
        scope = self.scope
        if scope.generator:
            self.code.flags |= FLAG_GENERATOR
        if scope.coroutine:
            self.code.flags |= FLAG_COROUTINE
        self.prefix = self.code.qualname + ".<locals>."
        self.lay_out_function(parameter_names)
        self.enter_frame(node)

    def return_none(self, node: ast.AST) -> None:
        if self.bound != DEAD:
            self.ends(node, "RET", 0, self.constant(node, None))

    def inner(self, scope: Scope, code: Code) -> Functions:
        body = self.nested(scope, code)
        assert isinstance(body, Functions)
        return body

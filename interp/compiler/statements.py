"""Statements: the dispatch over all of them, and the simple ones. The top layer: `FrameCompiler` compiles one frame."""

from __future__ import annotations

import ast
from typing import Final, cast, final

from interp.bytecode.code import BuiltinName, Code
from interp.compiler.assembler import DEAD
from interp.compiler.names import Names
from interp.compiler.patterns import Patterns
from interp.compiler.positions import of_assertion
from interp.syntax.scope import Scope

_EXPRESSION: Final = 1
_ASSIGN: Final = 2
_AUGMENT: Final = 3
_IF: Final = 4
_RETURN: Final = 5
_FOR: Final = 6
_WHILE: Final = 7
_FUNCTION: Final = 8
_CLASS: Final = 9
_TRY: Final = 10
_RAISE: Final = 11
_WITH: Final = 12
_BREAK: Final = 13
_CONTINUE: Final = 14
_ANNOTATE: Final = 15
_ASSERT: Final = 16
_DELETE: Final = 17
_IMPORT: Final = 18
_IMPORT_FROM: Final = 19
_MATCH: Final = 20
_NOTHING: Final = 21
_ASYNC_FOR: Final = 22
_TRY_STAR: Final = 23
_ALIAS: Final = 24
_KINDS: Final[dict[type, int]] = {
    ast.Expr: _EXPRESSION,
    ast.Assign: _ASSIGN,
    ast.AugAssign: _AUGMENT,
    ast.If: _IF,
    ast.Return: _RETURN,
    ast.For: _FOR,
    ast.While: _WHILE,
    ast.FunctionDef: _FUNCTION,
    ast.AsyncFunctionDef: _FUNCTION,
    ast.ClassDef: _CLASS,
    ast.Try: _TRY,
    ast.TryStar: _TRY_STAR,
    ast.Raise: _RAISE,
    ast.With: _WITH,
    ast.AsyncWith: _WITH,
    ast.AsyncFor: _ASYNC_FOR,
    ast.Break: _BREAK,
    ast.Continue: _CONTINUE,
    ast.AnnAssign: _ANNOTATE,
    ast.Assert: _ASSERT,
    ast.Delete: _DELETE,
    ast.Import: _IMPORT,
    ast.ImportFrom: _IMPORT_FROM,
    ast.Match: _MATCH,
    ast.Pass: _NOTHING,
    ast.Global: _NOTHING,
    ast.Nonlocal: _NOTHING,
}
if hasattr(ast, "TypeAlias"):
    _KINDS[ast.TypeAlias] = _ALIAS


@final
class FrameCompiler(Patterns):
    """Compiles one module, function, class body or comprehension function into its Code."""

    def nested(self, scope: Scope, code: Code) -> Names:
        return FrameCompiler(self.unit, scope, code)

    def statements(self, body: list[ast.stmt]) -> None:
        """What can't be reached is left out."""
        for s in body:
            if self.bound == DEAD:
                return
            save = self.top
            self._statement(s, _KINDS[type(s)])
            self.top = save

    def _statement(self, s: ast.stmt, kind: int) -> None:
        if kind == _EXPRESSION:
            value = cast(ast.Expr, s).value
            if self.code.mode == "single":
                self.show(cast(ast.Expr, s))
            elif not isinstance(value, ast.Constant):
                self.expr(value)
        elif kind == _ASSIGN:
            self.assign(cast(ast.Assign, s))
        elif kind == _AUGMENT:
            self.augment(cast(ast.AugAssign, s))
        elif kind == _IF:
            self._if(cast(ast.If, s))
        elif kind == _RETURN:
            self.return_(cast(ast.Return, s))
        elif kind == _FOR:
            self.for_(cast(ast.For, s))
        elif kind == _WHILE:
            self.while_(cast(ast.While, s))
        elif kind == _FUNCTION:
            self.function(cast(ast.FunctionDef, s))
        elif kind == _CLASS:
            self.class_(cast(ast.ClassDef, s))
        elif kind == _TRY:
            self.try_(cast(ast.Try, s))
        elif kind == _TRY_STAR:
            self.try_star(cast(ast.Try, s))
        elif kind == _RAISE:
            self._raise(cast(ast.Raise, s))
        elif kind == _WITH:
            self.with_(cast(ast.With, s), 0)
        elif kind == _BREAK:
            self.break_(s)
        elif kind == _CONTINUE:
            self.continue_(s)
        elif kind == _ANNOTATE:
            self.annotate(cast(ast.AnnAssign, s))
        elif kind == _ASSERT:
            self._assert(cast(ast.Assert, s))
        elif kind == _DELETE:
            for target in cast(ast.Delete, s).targets:
                self.delete(target)
        elif kind == _IMPORT:
            self._import(cast(ast.Import, s))
        elif kind == _IMPORT_FROM:
            self._import_from(cast(ast.ImportFrom, s))
        elif kind == _MATCH:
            self.match(cast(ast.Match, s))
        elif kind == _ALIAS:
            self.alias(s)
        elif kind == _ASYNC_FOR:
            self.async_for(cast(ast.AsyncFor, s))

    def show(self, s: ast.Expr) -> None:
        """Hands the value of an expression statement to `sys.displayhook`."""
        save = self.top
        hook = self.temporary()
        self.emit(s, "IMPORT", hook, k=("sys", 0, None))
        self.emit(s, "ATTR", hook, hook, k="displayhook")
        self.expr(s.value, self.temporary())
        self.emit(s, "CALL", hook, hook, hook + 1, 1)
        self.top = save

    def _if(self, s: ast.If) -> None:
        """With all its elifs, which are nested in the tree but not here."""
        end = self.label()
        while True:
            otherwise = self.label()
            self.jump_false(s, s.test, otherwise)
            self.statements(s.body)
            if not s.orelse:
                self.place(otherwise)
                break
            self.jump(s, "JMP", end)
            self.place(otherwise)
            following = s.orelse[0]
            if len(s.orelse) > 1 or not isinstance(following, ast.If):
                self.statements(s.orelse)
                break
            s = following
        self.place(end)

    def _raise(self, s: ast.Raise) -> None:
        if s.exc is None:
            self.ends(s, "RAISE", 0, -1, -1)
            return
        if s.cause is None:
            self.ends(s, "RAISE", 0, self.expr(s.exc), -1)
            return
        exception = self.operand(s.exc, s.cause)
        self.ends(s, "RAISE", 0, exception, self.expr(s.cause))

    def _assert(self, s: ast.Assert) -> None:
        holds = self.label()
        self.jump_true(s, s.test, holds)
        where = of_assertion(s)
        error = self.constant(where, BuiltinName("AssertionError"))
        if s.msg is None:
            self.emit(where, "CALL", error, error, 0, 0)
        else:
            self.emit(where, "CALL", error, error, self.expr(s.msg), 1)
        self.ends(where, "RAISE", 0, error, -1)
        self.place(holds)

    def _import(self, s: ast.Import) -> None:
        for alias in s.names:
            register = self.temporary()
            self.emit(s, "IMPORT", register, k=(alias.name, 0, None))
            parts = alias.name.split(".")
            if alias.asname is None:
                self.store_name(s, parts[0], register)
                continue
            for part in parts[1:]:
                self.emit(s, "IMPFROM", register, register, k=part)
            self.store_name(s, alias.asname, register)

    def _import_from(self, s: ast.ImportFrom) -> None:
        module = self.temporary()
        self.emit(s, "IMPORT", module, k=(s.module or "", s.level, tuple(alias.name for alias in s.names)))
        if s.names[0].name == "*":
            self.emit(s, "IMPSTAR", 0 if self.named else -1, module)
            return
        value = self.temporary()
        for alias in s.names:
            self.emit(s, "IMPFROM", value, module, k=alias.name)
            self.store_name(s, alias.asname or alias.name, value)

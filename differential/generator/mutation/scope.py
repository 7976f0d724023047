"""After a change: every name that is not bound where it is read is renamed to one that is, so that most mutants run."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable

from differential.choices import Choices

BUILTINS = frozenset(dir(builtins)) | {"__name__", "__class__"}


class Scope:
    """Names bound so far in a module, class, function, lambda or comprehension. `outer` is None for the module."""

    def __init__(self, outer: Scope | None = None, is_class: bool = False) -> None:
        self.outer = outer
        self.is_class = is_class
        self.bound: dict[str, None] = {}
        self.later: frozenset[str] = frozenset()

    def bind(self, name: str) -> None:
        self.bound[name] = None

    def sees(self, name: str) -> bool:
        scope: Scope | None = self
        while scope is not None:
            # A function runs after its definition: what the scopes around it bind later may be bound by then.
            if (name in scope.bound or (scope is not self and name in scope.later)) and (scope is self or not scope.is_class):
                return True
            scope = scope.outer
        return name in BUILTINS

    def visible(self) -> list[str]:
        """Bound names, the innermost and latest first."""
        names: list[str] = []
        scope: Scope | None = self
        while scope is not None:
            if scope is self or not scope.is_class:
                names += reversed(scope.bound)
            scope = scope.outer
        return names


def rename_unbound(tree: ast.Module, choices: Choices) -> None:
    """Renames in place what is read before it is bound to a name in scope, of the same letters if there is one (`n3` to `n1`)."""
    _Renamer(choices).body(tree.body, Scope())


def assigned(statements: Iterable[ast.AST]) -> frozenset[str]:
    """Names bound anywhere in these statements, not counting nested functions and classes."""
    names: set[str] = set()
    pending: list[ast.AST] = list(statements)
    while pending:
        node = pending.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.add(node.name)
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            names.add(node.name)
        elif isinstance(node, ast.alias):
            names.add((node.asname or node.name).partition(".")[0])
        if not isinstance(node, ast.Lambda):
            pending += ast.iter_child_nodes(node)
    return frozenset(names)


class _Renamer:
    """Walks a program in the order in which it runs."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices

    def body(self, statements: list[ast.stmt], scope: Scope) -> None:
        scope.later |= assigned(statements)
        for statement in statements:
            self.visit(statement, scope)

    def visit(self, node: ast.AST | None, scope: Scope) -> None:
        if node is None:
            return
        method = getattr(self, f"_{type(node).__name__}", None)
        if method is not None:
            method(node, scope)
        else:
            self._children(node, scope)

    def _children(self, node: ast.AST, scope: Scope) -> None:
        # Values before targets: `n1 = n1 + 1` reads first.
        fields = [getattr(node, name, None) for name in node._fields]
        if isinstance(node, (ast.Assign, ast.AnnAssign, ast.For, ast.AsyncFor, ast.NamedExpr)):
            first = node.iter if isinstance(node, (ast.For, ast.AsyncFor)) else node.value
            fields.sort(key=lambda value: value is not first)
        for value in fields:
            if isinstance(value, ast.AST):
                self.visit(value, scope)
            elif isinstance(value, list):
                for item in value:
                    if isinstance(item, ast.AST):
                        self.visit(item, scope)

    def _Name(self, node: ast.Name, scope: Scope) -> None:
        if isinstance(node.ctx, ast.Store):
            scope.bind(node.id)
        elif not scope.sees(node.id) and not node.id.startswith("undefined"):
            node.id = self._choose(node.id, scope)
            if isinstance(node.ctx, ast.Del):
                scope.bound.pop(node.id, None)

    def _choose(self, name: str, scope: Scope) -> str:
        visible = scope.visible()
        letters = name.rstrip("0123456789")
        alike = [other for other in visible if other.rstrip("0123456789") == letters]
        return self._choices.pick((alike or visible or ["__name__"])[:8])

    def _AugAssign(self, node: ast.AugAssign, scope: Scope) -> None:
        self.visit(node.value, scope)
        if isinstance(node.target, ast.Name):
            if not scope.sees(node.target.id):
                node.target.id = self._choose(node.target.id, scope)
            scope.bind(node.target.id)
        else:
            self.visit(node.target, scope)

    def _FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope) -> None:
        for decorator in node.decorator_list:
            self.visit(decorator, scope)
        self._defaults(node.args, scope)
        scope.bind(node.name)
        self.body(node.body, self._inner(node.args, scope))

    _AsyncFunctionDef = _FunctionDef

    def _Lambda(self, node: ast.Lambda, scope: Scope) -> None:
        self._defaults(node.args, scope)
        self.visit(node.body, self._inner(node.args, scope))

    def _defaults(self, arguments: ast.arguments, scope: Scope) -> None:
        for default in (*arguments.defaults, *arguments.kw_defaults):
            self.visit(default, scope)

    def _inner(self, arguments: ast.arguments, scope: Scope) -> Scope:
        inner = Scope(scope)
        for argument in (*arguments.posonlyargs, *arguments.args, arguments.vararg, *arguments.kwonlyargs, arguments.kwarg):
            if argument is not None:
                inner.bind(argument.arg)
        return inner

    def _ClassDef(self, node: ast.ClassDef, scope: Scope) -> None:
        for part in (*node.decorator_list, *node.bases, *node.keywords):
            self.visit(part, scope)
        inner = Scope(scope, is_class=True)
        # A method runs when the class has its name.
        scope.later |= {node.name}
        self.body(node.body, inner)
        scope.bind(node.name)

    def _ListComp(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp, scope: Scope) -> None:
        inner = self._generators(node.generators, scope)
        self.visit(node.elt, inner)

    _SetComp = _GeneratorExp = _ListComp

    def _DictComp(self, node: ast.DictComp, scope: Scope) -> None:
        inner = self._generators(node.generators, scope)
        self.visit(node.key, inner)
        self.visit(node.value, inner)

    def _generators(self, generators: list[ast.comprehension], scope: Scope) -> Scope:
        inner = Scope(scope)
        for index, generator in enumerate(generators):
            self.visit(generator.iter, inner if index else scope)
            self.visit(generator.target, inner)
            for condition in generator.ifs:
                self.visit(condition, inner)
        return inner

    def _ExceptHandler(self, node: ast.ExceptHandler, scope: Scope) -> None:
        self.visit(node.type, scope)
        if node.name:
            scope.bind(node.name)
        for statement in node.body:
            self.visit(statement, scope)
        if node.name:
            scope.bound.pop(node.name, None)

    def _Global(self, node: ast.Global | ast.Nonlocal, scope: Scope) -> None:
        for name in node.names:
            scope.bind(name)

    _Nonlocal = _Global

    def _alias(self, node: ast.alias, scope: Scope) -> None:
        scope.bind((node.asname or node.name).partition(".")[0])

    def _MatchAs(self, node: ast.MatchAs, scope: Scope) -> None:
        self._children(node, scope)
        if node.name:
            scope.bind(node.name)

    def _MatchStar(self, node: ast.MatchStar, scope: Scope) -> None:
        if node.name:
            scope.bind(node.name)

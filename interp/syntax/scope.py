"""Which scope a name belongs to: local, cell, free or global, with the rules of CPython's symtable.

`analyze` walks the tree once and gives a `Scope` for each node that opens one. Comprehensions that the compiler inlines are scopes
of kind COMPREHENSION: what they bind is theirs, what else they use is used by the scope around them.
"""

from __future__ import annotations

import ast
import sys
from typing import Any, Final, cast, final

from interp.syntax import nodes

MODULE: Final = 0
FUNCTION: Final = 1
CLASS: Final = 2
COMPREHENSION: Final = 3

_NAME: Final = 1
_CONSTANT: Final = 2
_FUNCTION: Final = 3
_LAMBDA: Final = 4
_CLASS: Final = 5
_COMPREHENSION: Final = 6
_NAMED: Final = 7
_DECLARATION: Final = 8
_IMPORT: Final = 9
_HANDLER: Final = 10
_YIELD: Final = 11
_CAPTURE: Final = 12
_ANNOTATED: Final = 13
_LEFT: Final = 14
_ASSIGN: Final = 15
_IF: Final = 16
_ALIAS: Final = 17

_KINDS: Final[dict[type, int]] = {
    ast.Name: _NAME,
    ast.Constant: _CONSTANT,
    ast.FunctionDef: _FUNCTION,
    ast.AsyncFunctionDef: _FUNCTION,
    ast.Lambda: _LAMBDA,
    ast.ClassDef: _CLASS,
    ast.ListComp: _COMPREHENSION,
    ast.SetComp: _COMPREHENSION,
    ast.DictComp: _COMPREHENSION,
    ast.GeneratorExp: _COMPREHENSION,
    ast.NamedExpr: _NAMED,
    ast.Global: _DECLARATION,
    ast.Nonlocal: _DECLARATION,
    ast.Import: _IMPORT,
    ast.ImportFrom: _IMPORT,
    ast.ExceptHandler: _HANDLER,
    ast.Yield: _YIELD,
    ast.YieldFrom: _YIELD,
    ast.Await: _YIELD,
    ast.AsyncFor: _YIELD,
    ast.AsyncWith: _YIELD,
    ast.MatchAs: _CAPTURE,
    ast.MatchStar: _CAPTURE,
    ast.MatchMapping: _CAPTURE,
    ast.AnnAssign: _ANNOTATED,
    ast.Attribute: _LEFT,
    ast.BinOp: _LEFT,
    ast.Call: _LEFT,
    ast.Subscript: _LEFT,
    ast.If: _IF,
    ast.Assign: _ASSIGN,
}
if hasattr(ast, "TypeAlias"):
    _KINDS[ast.TypeAlias] = _ALIAS
_DYNAMIC_NAMES: Final = frozenset({"globals", "vars", "locals", "exec", "eval"})
_LOCALS_NAMES: Final = frozenset({"locals", "vars", "dir", "exec", "eval"})
_FRAME_NAMES: Final = _LOCALS_NAMES | {"super"}
SNAPSHOT: Final = ".locals"
_SNAPSHOT_NAMES: Final = _LOCALS_NAMES if sys.version_info < (3, 13) else frozenset[str]()
"""A function that names one of these keeps the dict that they give: before 3.13 it is the same each time, with what `exec` put into it."""
_DYNAMIC_ATTRIBUTES: Final = frozenset({"__globals__", "__dict__", "modules"})


TYPE_PARAMETERS: Final = ".type_params"
"""The name, as in CPython, under which the scope of type parameters keeps the tuple of all of them."""


def parameter_name(parameter: ast.AST) -> str:
    """The name of a type parameter (`ast.TypeVar` and its kin, which only newer Pythons have)."""
    return str(cast(Any, parameter).name)


def mangle(name: str, private: str) -> str:
    """`__name` inside a class is `_Class__name`; `private` is the class's name without leading underscores, or ''."""
    if not private or not name.startswith("__") or name.endswith("__") or "." in name:
        return name
    return f"_{private}{name}"


@final
class Scope:
    """One scope. `cells` are its own names that inner functions capture, `free` those that it captures from outer functions."""

    def __init__(self, kind: int, parent: Scope | None, private: str) -> None:
        self.kind = kind
        self.parent = parent
        self.private = private
        self.bound: dict[str, None] = {}
        self.used: dict[str, None] = {}
        self.globals: set[str] = set()
        self.nonlocals: set[str] = set()
        self.deleted: set[str] = set()
        self.walrus: set[str] = set()
        self.early: set[str] = set()
        """Names of a comprehension that are read before the place where it binds them."""
        self.children: list[Scope] = []
        self.generator = False
        self.coroutine = False
        self.annotated = False
        self.cells: set[str] = set()
        self.free: list[str] = []
        self.class_cell = False

    def frame(self) -> Scope:
        """The scope whose frame this one runs in."""
        scope = self
        while scope.kind == COMPREHENSION and scope.parent is not None:
            scope = scope.parent
        return scope

    def bind(self, name: str) -> None:
        if self.kind == COMPREHENSION and name in self.used and name not in self.bound:
            self.early.add(name)
        self.bound[name] = None


@final
class Scopes:
    """What `analyze` found out about one unit."""

    def __init__(self, module: Scope) -> None:
        self.module = module
        self.of: dict[ast.AST, Scope] = {}
        self.of_types: dict[ast.AST, Scope] = {}
        """The scope of the type parameters of a function, class or alias."""
        self.lazy: dict[ast.AST, Scope] = {}
        """The function scope of a bound, default or alias value."""
        self.rebound_globals: set[str] = set()
        """Names that a scope below the module binds or deletes as globals."""
        self.deleted_globals: set[str] = set()
        """Those of them that it deletes."""
        self.dynamic = False
        """The unit mentions something that can delete a global behind the compiler's back (`globals`, `exec` ...)."""
        self.methods: set[str] = set()
        """Names of the functions defined in the unit's class bodies."""
        self.future_annotations = False


def analyze(tree: ast.Module | ast.Expression, names: bool) -> Scopes:
    """The scopes of a unit. `names`: the module level is in name mode, so its comprehensions are functions of their own."""
    walker = _Walker(names)
    if isinstance(tree, ast.Module):
        walker.visit_all(tree.body)
    else:
        walker.visit(tree.body)
    scopes = walker.scopes
    _resolve(scopes.module, set())
    for scope in (scopes.module, *scopes.of.values(), *scopes.of_types.values(), *scopes.lazy.values()):
        # Nobody asks for them any more, and with `parent` they are cycles, which only the host's garbage collector frees.
        scope.children.clear()
    return scopes


@final
class _Walker:
    def __init__(self, names: bool) -> None:
        self.scope = Scope(MODULE, None, "")
        self.scopes = Scopes(self.scope)
        self.names = names

    def visit_all(self, nodes: list[ast.stmt] | list[ast.expr]) -> None:
        for node in nodes:
            self.visit(node)

    def visit(self, node: ast.AST) -> None:
        kind = _KINDS.get(type(node), 0)
        if kind == 0:
            self._children(node)
        elif kind == _NAME:
            self._name(cast(ast.Name, node))
        elif kind == _CONSTANT:
            pass
        elif kind == _LEFT:
            self._leftward(node)
        elif kind == _ALIAS:
            self._alias(node)
        elif kind == _IF:
            self._if(cast(ast.If, node))
        elif kind == _ASSIGN:
            assign = cast(ast.Assign, node)
            self.visit(assign.value)
            self.visit_all(assign.targets)
        elif kind == _FUNCTION:
            self._function(cast(ast.FunctionDef, node))
        elif kind == _LAMBDA:
            lambda_ = cast(ast.Lambda, node)
            self._defaults(lambda_.args)
            self._enter(node, FUNCTION)
            self._parameters(lambda_.args)
            self.visit(lambda_.body)
            self._leave()
        elif kind == _CLASS:
            self._class(cast(ast.ClassDef, node))
        elif kind == _COMPREHENSION:
            self._comprehension(node)
        elif kind == _NAMED:
            named = cast(ast.NamedExpr, node)
            self.visit(named.value)
            self._walrus(named.target.id)
        elif kind == _DECLARATION:
            self._declare(node)
        elif kind == _IMPORT:
            self._import(cast(ast.Import, node))
        elif kind == _HANDLER:
            handler = cast(ast.ExceptHandler, node)
            if handler.type is not None:
                self.visit(handler.type)
            if handler.name is not None:
                self._bind(handler.name)
                self._delete(handler.name)
            self.visit_all(handler.body)
        elif kind == _YIELD:
            frame = self.scope.frame()
            if isinstance(node, (ast.Yield, ast.YieldFrom)):
                frame.generator = True
            else:
                frame.coroutine = True
            self._children(node)
        elif kind == _CAPTURE:
            self._children(node)
            name = node.rest if isinstance(node, ast.MatchMapping) else cast(ast.MatchAs, node).name
            if name is not None:
                self._bind(name)
        elif kind == _ANNOTATED:
            annotated = cast(ast.AnnAssign, node)
            self.scope.annotated = True
            if annotated.value is not None:
                self.visit(annotated.value)
            if annotated.simple or annotated.value is not None or not isinstance(annotated.target, ast.Name):
                self.visit(annotated.target)
            if self.scope.kind != FUNCTION:
                self._name_used("__annotations__")
                self._annotation(annotated.annotation)

    def _leftward(self, node: ast.AST) -> None:
        """Chains that grow to the left (`a + b + c`, `a.b(c)[d]`) may be longer than the stack is deep."""
        chain: list[ast.AST] = []
        while True:
            if type(node) is nodes.BINOP:
                chain.append(node.right)
                node = node.left
            elif type(node) is nodes.ATTRIBUTE:
                if node.attr in _DYNAMIC_ATTRIBUTES:
                    self.scopes.dynamic = True
                node = node.value
            elif type(node) is nodes.CALL:
                if node.keywords:
                    chain += [keyword.value for keyword in reversed(node.keywords)]
                chain += reversed(node.args)
                node = node.func
            elif type(node) is nodes.SUBSCRIPT:
                chain.append(node.slice)
                node = node.value
            else:
                break
        self.visit(node)
        while chain:
            self.visit(chain.pop())

    def _if(self, node: ast.If) -> None:
        """With all its elifs."""
        while True:
            self.visit(node.test)
            self.visit_all(node.body)
            if len(node.orelse) != 1 or not isinstance(node.orelse[0], ast.If):
                self.visit_all(node.orelse)
                return
            node = node.orelse[0]

    def _children(self, node: ast.AST) -> None:
        for field in nodes.BELOW[type(node)]:
            value = getattr(node, field, None)
            if isinstance(value, list):
                for item in value:
                    if isinstance(item, nodes.AST):
                        self.visit(item)
            elif isinstance(value, nodes.AST):
                self.visit(value)

    # Names.

    def _mangled(self, name: str) -> str:
        return mangle(name, self.scope.private) if self.scope.private else name

    def _name(self, node: ast.Name) -> None:
        if type(node.ctx) is nodes.LOAD:
            self._name_used(node.id)
        else:
            self._bind(node.id)
            if isinstance(node.ctx, ast.Del):
                self._delete(node.id)

    def _name_used(self, name: str) -> None:
        scope = self.scope
        scope.used[self._mangled(name)] = None
        if name in _SNAPSHOT_NAMES and (frame := scope.frame()).kind == FUNCTION:
            frame.bind(SNAPSHOT)
        if name in _DYNAMIC_NAMES:
            self.scopes.dynamic = True
        elif name == "super":
            frame = scope.frame()
            if frame.kind == FUNCTION:
                frame.used["__class__"] = None

    def _bind(self, name: str) -> None:
        scope = self.scope
        name = self._mangled(name)
        scope.bind(name)
        if name in scope.globals and scope.kind != MODULE:
            self.scopes.rebound_globals.add(name)

    def _delete(self, name: str) -> None:
        scope = self.scope
        name = self._mangled(name)
        scope.deleted.add(name)
        if name in scope.globals and scope.kind != MODULE:
            self.scopes.deleted_globals.add(name)
        if name in scope.nonlocals:
            outer = scope.parent
            while outer is not None and outer.kind != MODULE:
                outer.deleted.add(name)
                outer = outer.parent

    def _walrus(self, name: str) -> None:
        """Binds in the nearest scope that is no comprehension and no generator expression."""
        name = self._mangled(name)
        scope = self.scope
        between: list[Scope] = []
        while scope.parent is not None and (scope.kind == COMPREHENSION or ".0" in scope.bound):
            between.append(scope)
            scope = scope.parent
        scope.walrus.add(name)
        scope.bind(name)
        as_global = scope.kind == MODULE or name in scope.globals
        if as_global and scope.kind != MODULE:
            self.scopes.rebound_globals.add(name)
        for inner in between:
            if inner.kind == COMPREHENSION:
                inner.used[name] = None
            elif as_global:
                inner.globals.add(name)
                self.scopes.rebound_globals.add(name)
            else:
                inner.nonlocals.add(name)

    def _declare(self, node: ast.AST) -> None:
        scope = self.scope
        for name in cast(ast.Global, node).names:
            name = self._mangled(name)
            if isinstance(node, ast.Nonlocal):
                scope.nonlocals.add(name)
            else:
                scope.globals.add(name)
                if self.names:
                    # As in CPython: the module level stores it in the globals too, not in the mapping of its locals.
                    self.scopes.module.globals.add(name)

    def _import(self, node: ast.Import) -> None:
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            self.scopes.future_annotations = self.scopes.future_annotations or any(a.name == "annotations" for a in node.names)
        for alias in node.names:
            if alias.name == "*":
                self.scopes.dynamic = True
            elif alias.asname is not None:
                self._bind(alias.asname)
            else:
                self._bind(alias.name.partition(".")[0])

    # Scopes.

    def _enter(self, node: ast.AST, kind: int) -> None:
        scope = Scope(kind, self.scope, self.scope.private)
        self.scope.children.append(scope)
        self.scopes.of[node] = scope
        self.scope = scope

    def _leave(self) -> None:
        parent = self.scope.parent
        assert parent is not None
        self.scope = parent

    def _type_parameters(self, node: ast.AST) -> bool:
        """Opens the scope of the type parameters of a function, class or alias, if it has any; False if not."""
        found: list[ast.AST] = getattr(node, "type_params", None) or []
        if not found:
            return False
        self._enter(node, COMPREHENSION)
        self.scopes.of_types[node] = self.scopes.of.pop(node)
        for parameter in found:
            self._bind(parameter_name(parameter))
        self.scope.bind(TYPE_PARAMETERS)
        for parameter in found:
            for field in ("bound", "default_value"):
                value = getattr(parameter, field, None)
                if value is not None:
                    self._lazy(value)
        return True

    def _lazy(self, node: ast.expr) -> None:
        """A bound, a default or the value of an alias: evaluated when asked for, by a function of its own."""
        scope = Scope(FUNCTION, self.scope, self.scope.private)
        self.scope.children.append(scope)
        self.scopes.lazy[node] = scope
        self.scope = scope
        self.visit(node)
        self._leave()

    def _close_types(self) -> None:
        scope = self.scope
        self._leave()
        for name in scope.used:
            if name not in scope.bound:
                self.scope.used[name] = None

    def _alias(self, node: ast.AST) -> None:
        alias = cast(Any, node)
        typed = self._type_parameters(node)
        self._lazy(alias.value)
        if typed:
            self._close_types()
        self._bind(alias.name.id)

    def _annotation(self, node: ast.expr) -> None:
        if not self.scopes.future_annotations:
            self.visit(node)

    def _defaults(self, args: ast.arguments) -> None:
        self.visit_all(args.defaults)
        for default in args.kw_defaults:
            if default is not None:
                self.visit(default)

    def _parameters(self, args: ast.arguments) -> None:
        for arg in parameters(args):
            self._bind(arg.arg)

    def _function(self, node: ast.FunctionDef) -> None:
        self.visit_all(node.decorator_list)
        self._defaults(node.args)
        typed = self._type_parameters(node)
        for arg in parameters(node.args):
            if arg.annotation is not None:
                self._annotation(arg.annotation)
        if node.returns is not None:
            self._annotation(node.returns)
        self._enter(node, FUNCTION)
        self.scope.coroutine = isinstance(node, ast.AsyncFunctionDef)
        self._parameters(node.args)
        self.visit_all(node.body)
        self._leave()
        if typed:
            self._close_types()
        self._bind(node.name)
        if self.scope.kind == CLASS:
            self.scopes.methods.add(node.name)

    def _class(self, node: ast.ClassDef) -> None:
        self.visit_all(node.decorator_list)
        typed = self._type_parameters(node)
        self.visit_all(node.bases)
        for keyword in node.keywords:
            self.visit(keyword.value)
        self._enter(node, CLASS)
        self.scope.private = node.name.lstrip("_")
        if typed:
            self.scope.used[TYPE_PARAMETERS] = None
        self.visit_all(node.body)
        self._leave()
        if typed:
            self._close_types()
        self._bind(node.name)

    def _comprehension(self, node: ast.AST) -> None:
        generators = cast(ast.ListComp, node).generators
        outer = self.scope
        self.visit(generators[0].iter)
        in_function = (
            isinstance(node, ast.GeneratorExp) or outer.kind == CLASS or (outer.kind == MODULE and self.names) or _asks_for_frame(node)
        )
        self._enter(node, FUNCTION if in_function else COMPREHENSION)
        scope = self.scope
        if in_function:
            scope.bind(".0")
            scope.generator = isinstance(node, ast.GeneratorExp)
        for index, generator in enumerate(generators):
            if index > 0:
                self.visit(generator.iter)
            if generator.is_async:
                scope.frame().coroutine = True
            self.visit(generator.target)
            self.visit_all(generator.ifs)
        if isinstance(node, ast.DictComp):
            self.visit(node.key)
            self.visit(node.value)
        else:
            self.visit(cast(ast.ListComp, node).elt)
        self._leave()
        if not in_function:
            for name in scope.used:
                if name not in scope.bound:
                    outer.used[name] = None


def _asks_for_frame(comprehension: ast.AST) -> bool:
    """Before 3.12 comprehensions were functions: `locals()` and `super()` inside them tell."""
    if sys.version_info >= (3, 12):
        return False
    pending: list[ast.AST] = [comprehension]
    while pending:
        node = pending.pop()
        if type(node) is nodes.NAME:
            if node.id in _FRAME_NAMES:
                return True
            continue
        for field in nodes.BELOW[type(node)]:
            value = getattr(node, field, None)
            pending.extend([item for item in (value if isinstance(value, list) else (value,)) if isinstance(item, nodes.AST)])
    return False


def parameters(args: ast.arguments) -> list[ast.arg]:
    """The parameters in the order of their registers: positional, keyword-only, `*args`, `**kwargs`."""
    found = args.posonlyargs + args.args + args.kwonlyargs
    if args.vararg is not None:
        found.append(args.vararg)
    if args.kwarg is not None:
        found.append(args.kwarg)
    return found


def _resolve(scope: Scope, visible: set[str]) -> set[str]:
    """Settles cells and free names below; returns the names wanted from the scopes around. `visible`: what functions around bind."""
    bound = set(scope.bound) - scope.globals - scope.nonlocals
    if scope.kind == MODULE:
        inner: set[str] = set()
    elif scope.kind == CLASS:
        inner = visible | {"__class__"}
    else:
        inner = (visible - scope.globals) | bound
    wanted: set[str] = set()
    for child in scope.children:
        wanted |= _resolve(child, inner)
    if scope.kind == MODULE:
        return set()
    if scope.kind == COMPREHENSION:
        scope.cells = wanted & bound
        return wanted - bound
    if scope.kind == CLASS:
        scope.class_cell = "__class__" in wanted
        wanted.discard("__class__")
    else:
        scope.cells = wanted & bound
        wanted -= bound
    own = (set(scope.used) | scope.nonlocals) - bound - scope.globals
    free = wanted | (own & visible)
    scope.free = sorted(free)
    return free

"""Where the host's compiler might object to a tree that its parser accepted.

Its static checks (return outside a function, duplicate arguments, what `global` may name ...) are the host's own: it compiles the tree and
the result is thrown away. That takes as long as parsing, and most programs have nothing in them that it looks at twice. Here is what has,
on the side of caution: a tree in which `suspicious` finds nothing is one that every host from 3.11 on compiles.
"""

from __future__ import annotations

import ast
from typing import Final
from unicodedata import normalize

from mypy_extensions import i64

from interp.syntax import nodes

FUNCTION: Final = 1
LOOP: Final = 2
NO_YIELD: Final = 4
"""In a comprehension or an annotation."""
STARS: Final = 8
"""Among the items of a display or the arguments of a call."""
NO_BINDING: Final = 16
"""Somewhere in a comprehension, be it in a function of its own, or in an annotation: what `:=` may bind there is a matter of its own."""

_LONGEST: Final = 5000
"""Characters of text in which nothing can be nested, or chained, deeper than the host's compiler goes."""
_MOST_BEFORE_STAR: Final = 250
"""Targets of an assignment with a star among them."""
_DEEPEST: Final = 18
"""Levels of nesting that hold less than the 20 blocks that the host's compiler allows."""

_HARMLESS: Final = frozenset(
    {
        *(ast.Module, ast.Expression, ast.Expr, ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Delete, ast.Pass, ast.Assert, ast.Raise),
        *(ast.If, ast.While, ast.For, ast.With, ast.withitem, ast.Import, ast.alias, ast.ExceptHandler),
        *(ast.arguments, ast.arg, ast.keyword),
        *(ast.Name, ast.Constant, ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.Attribute, ast.Subscript, ast.Slice, ast.IfExp),
        *(ast.Dict, ast.Set, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp),
        *(ast.JoinedStr, ast.FormattedValue),
    }
)
_COMPREHENSIONS: Final = frozenset({ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp})
_DISPLAYS: Final = frozenset({ast.List, ast.Tuple, ast.Set})


def suspicious_text(source: str) -> bool:
    """Whether the text alone is reason to ask the host: its length, or a name (they are normalised) that may not be bound."""
    return len(source) > _LONGEST or "__debug__" in (source if source.isascii() else normalize("NFKC", source))


def suspicious(node: ast.AST, context: i64, depth: i64) -> bool:
    """Whether the host must be asked because of this very node (not what is below it) in its context, of the bits above."""
    kind = type(node)
    if depth > _DEEPEST:
        return True
    if kind in _HARMLESS:
        return False
    if type(node) is nodes.CALL:
        return len(node.keywords) > 1 and _repeated([keyword.arg for keyword in node.keywords])
    if type(node) is nodes.TUPLE or type(node) is nodes.LIST:
        return type(node.ctx) is not nodes.LOAD and _stars_out_of_place(node.elts)
    if kind is nodes.STARRED:
        return not context & STARS
    if kind is nodes.NAMED:
        return context & NO_BINDING != 0
    if type(node) is nodes.FUNCTION or type(node) is nodes.LAMBDA:
        if getattr(node, "type_params", None):
            return True
        given = node.args
        named = [arg.arg for arg in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
        named.extend(arg.arg for arg in (given.vararg, given.kwarg) if arg is not None)
        return _repeated(named)
    if isinstance(node, ast.ClassDef):
        return bool(getattr(node, "type_params", None)) or _repeated([keyword.arg for keyword in node.keywords])
    if isinstance(node, ast.Return):
        return not context & FUNCTION
    if isinstance(node, (ast.Break, ast.Continue)):
        return not context & LOOP
    if isinstance(node, (ast.Yield, ast.YieldFrom)):
        return not context & FUNCTION or context & NO_YIELD != 0
    if isinstance(node, ast.comprehension):
        return node.is_async != 0
    if isinstance(node, ast.Try):
        return any(handler.type is None for handler in node.handlers[:-1])
    if isinstance(node, ast.ImportFrom):
        return node.module == "__future__" or node.names[0].name == "*"
    return True


def _stars_out_of_place(targets: list[ast.expr]) -> bool:
    stars = [target for target in targets if type(target) is nodes.STARRED]
    return len(stars) > 1 or (len(stars) == 1 and len(targets) > _MOST_BEFORE_STAR)


def _repeated(names: list[str] | list[str | None]) -> bool:
    known = [name for name in names if name is not None]
    return len(set(known)) != len(known)


def context_of(kind: type, field: str, context: i64) -> i64:
    """The context of what stands in `field` of a node of that kind, itself in `context`."""
    if field == "body":
        if kind is nodes.FUNCTION:
            return FUNCTION
        if kind is nodes.LAMBDA:
            return FUNCTION | context & NO_BINDING
        if kind is nodes.CLASS:
            return 0
        if kind is nodes.FOR or kind is nodes.WHILE:
            return context | LOOP
    if kind in _COMPREHENSIONS or field == "annotation" or field == "returns":
        return (context | NO_YIELD | NO_BINDING) & ~STARS
    if (field == "elts" and kind in _DISPLAYS) or (field == "args" and kind is nodes.CALL) or field == "bases":
        return context | STARS
    return context & ~STARS

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

FUNCTION: Final = 1
LOOP: Final = 2
NO_YIELD: Final = 4
"""In a comprehension or an annotation."""
STARS: Final = 8
"""Among the items of a display or the arguments of a call."""

_LONGEST: Final = 5000
"""Characters of text in which nothing can be nested, or chained, deeper than the host's compiler goes."""
_DEEPEST: Final = 18
"""Levels of nesting that hold less than the 20 blocks that the host's compiler allows."""

_HARMLESS: Final = frozenset(
    {
        *(ast.Module, ast.Expression, ast.Expr, ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Delete, ast.Pass, ast.Assert, ast.Raise),
        *(ast.If, ast.While, ast.For, ast.With, ast.withitem, ast.Import, ast.alias, ast.ExceptHandler),
        *(ast.arguments, ast.arg, ast.keyword),
        *(ast.Name, ast.Constant, ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.Attribute, ast.Subscript, ast.Slice, ast.IfExp),
        *(ast.List, ast.Tuple, ast.Dict, ast.Set, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp),
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
    if isinstance(node, ast.Call):
        return len(node.keywords) > 1 and _repeated([keyword.arg for keyword in node.keywords])
    if isinstance(node, ast.Starred):
        return not context & STARS or not isinstance(node.ctx, ast.Load)
    if isinstance(node, (ast.FunctionDef, ast.Lambda)):
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


def _repeated(names: list[str] | list[str | None]) -> bool:
    known = [name for name in names if name is not None]
    return len(set(known)) != len(known)


def context_of(kind: type, field: str, context: i64) -> i64:
    """The context of what stands in `field` of a node of that kind, itself in `context`."""
    if field == "body":
        if kind is ast.FunctionDef or kind is ast.Lambda:
            return FUNCTION
        if kind is ast.ClassDef:
            return 0
        if kind is ast.For or kind is ast.While:
            return context | LOOP
    if kind in _COMPREHENSIONS or field == "annotation" or field == "returns":
        return (context | NO_YIELD) & ~STARS
    if (field == "elts" and kind in _DISPLAYS) or (field == "args" and kind is ast.Call) or field == "bases":
        return context | STARS
    return context & ~STARS

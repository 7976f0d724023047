"""Source text to ast: CPython's own parser, guarded before and after, and CPython's own static checks.

Whatever the text is, `parse` gives a tree that the compiler can walk or raises SyntaxError or Refused; it never exhausts the stack.
"""

from __future__ import annotations

import ast
import re
import warnings
from typing import Final

from interp.syntax import refused
from interp.syntax.nodes import AST, BELOW, CONSTANT, IF, NAME
from interp.syntax.static import context_of, suspicious, suspicious_text

MAX_SOURCE: Final = 1 << 20
"""Characters of source text in one unit, unless the caller says otherwise."""
MAX_DEPTH: Final = 250
"""Levels of nesting. What grows to the left (`a + b + c`, `a.b().c`) and elif are free: the compiler walks all else recursively."""
MAX_FINALLY: Final = 10
"""`finally` bodies inside `finally` bodies: each level doubles the code, in CPython as here."""
_MOST_COPIES: Final = 10_000
"""Copies that `finally` may make of the nodes of a unit, besides four of each: in CPython as here every level of `finally` bodies inside
`finally` bodies doubles the code."""

_SHORT: Final = 200
_QUIET: Final = re.compile(r"(?:[A-Za-z_][A-Za-z_0-9]*|[0-9]+\b|[-+*/%<>=.,:\n ])*+")
"""Short text about which the host has nothing to warn: setting up a filter for warnings costs more than parsing it."""

_LEFT: Final[dict[type, str]] = {ast.BinOp: "left", ast.Attribute: "value", ast.Subscript: "value", ast.Call: "func"}
_DEEP: Final = frozenset(
    {ast.Lambda, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp}
)


def parse(
    source: str, filename: str, mode: str, top_level_await: bool = False, max_source: int = MAX_SOURCE
) -> ast.Module | ast.Expression:
    """The tree of `source`; `mode` is `exec`, `eval` or `single`, of which the tree is a Module too.

    Raises SyntaxError as the host words it (also for what the host reports as RecursionError, MemoryError or ValueError),
    UnicodeEncodeError for lone surrogates, and Refused.
    """
    if len(source) > max_source:
        raise SyntaxError(f"source is too large: {len(source)} characters, at most {max_source}")
    if "\0" in source:
        raise SyntaxError("source code string cannot contain null bytes")
    if len(source) < _SHORT and _QUIET.fullmatch(source):
        return _parse(source, filename, mode, top_level_await)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _parse(source, filename, mode, top_level_await)


def _parse(source: str, filename: str, mode: str, top_level_await: bool) -> ast.Module | ast.Expression:
    try:
        tree = compile(source, filename, mode, ast.PyCF_ONLY_AST, dont_inherit=True)
        if isinstance(tree, ast.Interactive):
            tree = ast.Module(tree.body, [])
            mode = "exec"
        assert isinstance(tree, (ast.Module, ast.Expression))
        if _check(tree, filename) or suspicious_text(source):
            compile(tree, filename, mode, ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if top_level_await else 0, dont_inherit=True)
    except (SyntaxError, UnicodeEncodeError):
        raise
    except (RecursionError, MemoryError):
        raise too_deep(filename, 1) from None
    except (ValueError, OverflowError) as error:
        raise SyntaxError(str(error)) from None
    return tree


def too_deep(filename: str, line: int) -> SyntaxError:
    """The error for a program that is nested too deeply to compile."""
    return SyntaxError("too many nested expressions or statements", (filename, line, 1, None))


def _check(tree: ast.Module | ast.Expression, filename: str) -> bool:
    """Whether the host's compiler must see the tree; raises SyntaxError for one that is too deep, Refused for what is refused."""
    needed = False
    nodes = copies = 0
    stack: list[tuple[ast.AST, int, int, int]] = [(tree, 0, 0, 0)]
    while stack:
        node, depth, finals, context = stack.pop()
        nodes += 1
        copies += 1 << finals
        kind = type(node)
        if depth > MAX_DEPTH or finals > MAX_FINALLY or copies > _MOST_COPIES + 4 * nodes:
            raise too_deep(filename, getattr(node, "lineno", 1))
        if not needed:
            needed = suspicious(node, context, depth)
        refused.check(node)
        left = _LEFT.get(kind, "")
        inner = depth + 3 if kind in _DEEP else depth + 1
        for field in BELOW[kind]:
            value = getattr(node, field, None)
            if value is None:
                continue
            several = isinstance(value, list)
            deeper = finals + 1 if field == "finalbody" else finals
            for item in value if several else (value,):
                below = type(item)
                if below is NAME or below is CONSTANT:
                    nodes += 1
                    copies += 1 << deeper
                elif isinstance(item, AST):
                    elif_ = several and field == "orelse" and kind is IF and len(value) == 1
                    flat = field == left or elif_
                    stack.append((item, depth if flat else inner, deeper, context_of(kind, field, context)))
    return needed

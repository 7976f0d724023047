"""A program as a session would get it piece by piece: what a host feeds statement by statement must do what the whole does."""

from __future__ import annotations

import ast

from interp.compiler.unit import compile_source
from interp.syntax.refused import Refused

UNSOUND = (SyntaxError, UnicodeEncodeError, Refused, RecursionError)


def pieces(text: str) -> list[str]:
    """The statements of a program, each at the lines where it stands, those that share a line together. The whole, where that does not
    compile (then nothing of it runs), and where its first line says how the rest is to be read."""
    try:
        compile_source(text, "main.py", "feed")
        body = ast.parse(text).body
    except UNSOUND:
        return [text]
    if "\r" in text or "\f" in text or any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in body):
        return [text]
    lines = text.split("\n")
    spans: list[tuple[int, int]] = []
    for node in body:
        first = min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", ()))])
        last = node.end_lineno or first
        if spans and first <= spans[-1][1]:
            first = spans.pop()[0]
        spans.append((first, last))
    return ["\n" * (first - 1) + "\n".join(lines[first - 1 : last]) + "\n" for first, last in spans] or [text]

"""Printing guest exceptions as CPython prints them, through the host's own `traceback` machinery."""

from __future__ import annotations

import ast
import traceback
from collections.abc import Callable, Collection
from typing import Final

from interp.bytecode.code import InlinedFrame, RawInstr
from interp.bytecode.opcodes import NUMBER
from interp.objects.exception import ExceptionState, TracebackEntry
from interp.objects.instance import Instance
from interp.objects.sentinel import UNBOUND

_CALLM: Final = NUMBER["CALLM"]
CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


def _character(text: str, column: int) -> int:
    """The character offset of a UTF-8 byte offset in a line."""
    return len(text.encode("utf-8", "replace")[:column].decode("utf-8", "replace"))


def frames(entry: TracebackEntry | None, files: Collection[str], lookup: bool) -> list[traceback.FrameSummary]:
    """The entries as the host's frame summaries, with the lines of `files`. `lookup`: the exception is an AttributeError."""
    found: list[traceback.FrameSummary] = []
    while entry is not None:
        code = entry.code
        lines = code.source.splitlines() if code.filename in files else None
        name = code.name
        for inner in code.inlined:
            if inner.start <= entry.index < inner.end:
                found.append(_summary(code.filename, name, inner, lines))
                name = inner.name
        at: RawInstr | InlinedFrame = code.instructions[entry.index]
        if lookup and entry.next is None and code.instructions[entry.index].op == _CALLM and lines is not None:
            at = _method(at, lines)
        found.append(_summary(code.filename, name, at, lines))
        entry = entry.next
    return found


def _method(at: RawInstr | InlinedFrame, lines: list[str]) -> RawInstr | InlinedFrame:
    """The position of `a.b` in a call `a.b(...)`: one instruction does both, but the host says which of them failed."""
    text = [line.encode("utf-8", "replace") for line in lines[at.line - 1 : at.end_line]]
    if not text:
        return at
    text[-1] = text[-1][: at.end_col]
    text[0] = text[0][at.col :]
    try:
        tree = ast.parse(b"\n".join(text), mode="eval").body
    except (SyntaxError, ValueError):
        return at  # the text is not that of the program any more
    end = tree.func.end_col_offset if isinstance(tree, ast.Call) else None
    return at if end is None else InlinedFrame("", 0, at.line, at.line, at.col, at.col + end)


def _summary(filename: str, name: str, at: RawInstr | InlinedFrame, lines: list[str] | None) -> traceback.FrameSummary:
    text = lines[at.line - 1] if lines is not None and 0 < at.line <= len(lines) else ""
    return traceback.FrameSummary(
        filename,
        at.line,
        name,
        lookup_line=False,
        line=text + "\n",
        end_lineno=at.end_line,
        colno=_character(text, at.col),
        end_colno=_character(text, at.end_col) if at.end_line == at.line else len(text.rstrip()),
    )


def format_exception(exception: Instance, describe: Callable[[Instance], str], files: Collection[str]) -> str:
    """The whole text: causes and contexts first, each with its traceback. `describe` gives the last line; `files` as in `frames`."""
    chain: list[tuple[Instance, str]] = []
    seen: set[int] = set()
    current: Instance | None = exception
    joint = ""
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        chain.append((current, joint))
        state = current.payload
        assert isinstance(state, ExceptionState)
        if state.cause is not None:
            current, joint = state.cause, CAUSE
        elif state.context is not None and not state.suppress_context:
            current, joint = state.context, CONTEXT
        else:
            current = None
    parts: list[str] = []
    for place in range(len(chain) - 1, -1, -1):
        each, _ = chain[place]
        state = each.payload
        assert isinstance(state, ExceptionState)
        lookup = any(cls.name == "AttributeError" for cls in each.cls.mro)
        stack = traceback.StackSummary.from_list(frames(state.traceback, files, lookup))
        if stack:
            parts.append("Traceback (most recent call last):\n")
            parts.extend(stack.format())
        parts.append(describe(each) + "\n")
        notes = each.get("__notes__")
        if notes is not UNBOUND and isinstance(notes, (list, tuple)):
            parts.extend(f"{note}\n" for note in notes if isinstance(note, str))
        if place > 0:
            parts.append(chain[place][1])
    return "".join(parts)


def innermost_line(exception: Instance, filename: str) -> int:
    """The line of the innermost frame in `filename`; 0 if there is none."""
    state = exception.payload
    assert isinstance(state, ExceptionState)
    line = 0
    entry = state.traceback
    while entry is not None:
        if entry.code.filename == filename:
            line = entry.code.instructions[entry.index].line
        entry = entry.next
    return line

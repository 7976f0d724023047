"""Printing guest exceptions as CPython prints them, through the host's own `traceback` machinery."""

from __future__ import annotations

import ast
import sys
import traceback
from collections.abc import Callable, Collection
from typing import Any, Final, cast

from interp.bytecode.code import InlinedFrame, RawInstr
from interp.bytecode.opcodes import NUMBER
from interp.objects.exception import TracebackEntry, state_of
from interp.objects.instance import Instance

_CALLM: Final = NUMBER["CALLM"]


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
    known = lines is not None and 0 < at.line <= len(lines)
    text = last = lines[at.line - 1] if lines is not None and known else ""
    shown = text
    if sys.version_info >= (3, 13) and lines is not None and known and at.end_line > at.line:
        # All the lines are printed, and the last one has the end.
        shown = "\n".join(lines[at.line - 1 : at.end_line])
        last = lines[at.end_line - 1]
    elif at.end_line > at.line:
        last = ""
    return traceback.FrameSummary(
        filename,
        at.line,
        name,
        lookup_line=False,
        line=shown + "\n",
        end_lineno=at.end_line,
        colno=_character(text, at.col),
        end_colno=_character(last, at.end_col) if last else len(text.rstrip()),
    )


def format_exception(exception: Instance, describe: Callable[[Instance], str], files: Collection[str]) -> str:
    """The whole text: causes and contexts first, each with its traceback; groups as trees, of which at most MOST_MEMBERS are printed.
    `describe` gives the last line; `files` as in `frames`.
    """
    return "".join(Printing(describe, files).chained(exception, 0).format())


MOST_MEMBERS: Final = 1000
"""A group may hold another one many times, and that one likewise."""
DEEPEST_GROUP: Final = 10
WIDEST_GROUP: Final = 15
"""What the host's `traceback` prints of groups."""


class Printing:
    """Makes the host's TracebackExceptions of exceptions: they lay them out."""

    def __init__(self, describe: Callable[[Instance], str], files: Collection[str]) -> None:
        self.describe = describe
        self.files = files
        self.seen: set[int] = set()
        self.members = 0

    def chained(self, exception: Instance, level: int) -> Any:
        """The exception with its causes and contexts, each once; `level` groups are around it."""
        made = self.alone(exception)
        chain = [(exception, made)]
        while True:
            state = state_of(exception)
            following = state.cause
            if following is None and not state.suppress_context:
                following = state.context
            if following is None or id(following) in self.seen:
                break
            earlier = self.alone(following)
            if state.cause is not None:
                made.__cause__ = earlier
            else:
                made.__context__ = earlier
            exception, made = following, earlier
            chain.append((exception, made))
        for place in range(len(chain) - 1, -1, -1):
            exception, made = chain[place]
            members = state_of(exception).values.get("exceptions")
            if isinstance(members, tuple):
                made.exceptions = self.inside(members, level)
        return made

    def inside(self, members: tuple[object, ...], level: int) -> list[Any]:
        """The members of a group, None for those that are not printed."""
        shown = members[:WIDEST_GROUP]
        self.members += len(shown)
        if level > DEEPEST_GROUP or self.members > MOST_MEMBERS:
            return []
        return [self.chained(cast(Instance, member), level + 1) for member in shown] + [None] * (len(members) - len(shown))

    def alone(self, exception: Instance) -> Any:
        """The exception without what it is chained to and what it holds."""
        self.seen.add(id(exception))
        made: Any = traceback.TracebackException.__new__(traceback.TracebackException)
        lookup = any(cls.name == "AttributeError" for cls in exception.cls.mro)
        made.stack = traceback.StackSummary.from_list(frames(state_of(exception).traceback, self.files, lookup))
        made.__cause__ = made.__context__ = made.exceptions = None
        made.__suppress_context__ = False
        made.max_group_width = WIDEST_GROUP
        made.max_group_depth = DEEPEST_GROUP

        def last_lines(**options: object) -> list[str]:
            notes = exception.get("__notes__")
            texts = [note for note in notes if isinstance(note, str)] if isinstance(notes, (list, tuple)) else []
            return [self.describe(exception) + "\n", *[line + "\n" for note in texts for line in note.split("\n")]]

        made.format_exception_only = last_lines
        return made


def innermost_line(exception: Instance, filename: str) -> int:
    """The line of the innermost frame in `filename`; 0 if there is none."""
    line = 0
    entry = state_of(exception).traceback
    while entry is not None:
        if entry.code.filename == filename:
            line = entry.code.instructions[entry.index].line
        entry = entry.next
    return line

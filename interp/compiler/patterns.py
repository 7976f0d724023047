"""`match`: patterns. Names are bound only when the whole pattern has matched, before the guard is evaluated."""

from __future__ import annotations

import ast

from interp.bytecode.code import BuiltinName
from interp.bytecode.opcodes import COMPARE_OPERATORS
from interp.compiler.cleanup import Cleanup


def _wildcard(pattern: ast.pattern) -> bool:
    return (isinstance(pattern, ast.MatchAs) and pattern.pattern is None and pattern.name is None) or (
        isinstance(pattern, ast.MatchStar) and pattern.name is None
    )


class Patterns(Cleanup):
    """The layer of `match`."""

    def match(self, s: ast.Match) -> None:
        subject = self.expr(s.subject, self.temporary())
        end = self.label()
        save = self.top
        for case in s.cases:
            failed = self.label()
            captured: dict[str, int] = {}
            self._declare(case.pattern, captured)
            inner = self.top
            self._pattern(case.pattern, subject, failed, captured)
            self.top = inner
            for name, register in captured.items():
                self.store_name(case.pattern, name, register)
            if case.guard is not None:
                self.jump_false(case.guard, case.guard, failed)
            self.statements(case.body)
            self.top = save
            self.jump(s, "JMP", end)
            self.place(failed)
        self.place(end)

    def _declare(self, pattern: ast.pattern, captured: dict[str, int]) -> None:
        """A temporary for each name that the pattern binds."""
        for node in ast.walk(pattern):
            name = None
            if isinstance(node, ast.MatchMapping):
                name = node.rest
            elif isinstance(node, (ast.MatchAs, ast.MatchStar)):
                name = node.name
            if name is not None and name not in captured:
                captured[name] = self.temporary()

    def _pattern(self, p: ast.pattern, subject: int, failed: int, captured: dict[str, int]) -> None:
        """Goes on if what is in register `subject` matches, else to label `failed`."""
        save = self.top
        if isinstance(p, ast.MatchValue):
            self.jump(p, "JEQ", failed, subject, self.expr(p.value))
        elif isinstance(p, ast.MatchSingleton):
            if p.value is None:
                self.jump(p, "JNOTNONE", failed, subject)
            else:
                register = self.temporary()
                self.emit(p, "COMPARE", register, subject, self.constant(p, p.value), COMPARE_OPERATORS.index("is"))
                self.jump(p, "JF", failed, register)
        elif isinstance(p, ast.MatchAs):
            if p.pattern is not None:
                self._pattern(p.pattern, subject, failed, captured)
            if p.name is not None:
                self.emit(p, "MOVE", captured[p.name], subject)
        elif isinstance(p, ast.MatchOr):
            matched = self.label()
            for alternative in p.patterns[:-1]:
                following = self.label()
                self._pattern(alternative, subject, following, captured)
                self.jump(p, "JMP", matched)
                self.place(following)
            self._pattern(p.patterns[-1], subject, failed, captured)
            self.place(matched)
        elif isinstance(p, ast.MatchSequence):
            self._sequence(p, subject, failed, captured)
        elif isinstance(p, ast.MatchMapping):
            self._mapping(p, subject, failed, captured)
        elif isinstance(p, ast.MatchClass):
            self._class(p, subject, failed, captured)
        self.top = save

    def _length(self, p: ast.pattern, subject: int) -> int:
        register = self.constant(p, BuiltinName("len"))
        self.emit(p, "CALL", register, register, subject, 1)
        return register

    def _items(self, patterns: list[ast.pattern], start: int, failed: int, captured: dict[str, int]) -> None:
        """Matches patterns with what is in the span from `start`."""
        for offset, pattern in enumerate(patterns):
            if isinstance(pattern, ast.MatchStar):
                if pattern.name is not None:
                    self.emit(pattern, "MOVE", captured[pattern.name], start + offset)
            else:
                self._pattern(pattern, start + offset, failed, captured)

    def _span(self, count: int) -> int:
        start = self.top
        for _ in range(count):
            self.temporary()
        return start

    def _sequence(self, p: ast.MatchSequence, subject: int, failed: int, captured: dict[str, int]) -> None:
        patterns = p.patterns
        stars = [i for i, pattern in enumerate(patterns) if isinstance(pattern, ast.MatchStar)]
        test = self.temporary()
        self.emit(p, "MATCHSEQ", test, subject)
        self.jump(p, "JF", failed, test)
        if not stars:
            self.jump(p, "JEQI", failed, self._length(p, subject), 0, len(patterns), len(patterns))
        elif len(patterns) > 1:
            self.jump(p, "JGEI", failed, self._length(p, subject), 0, len(patterns) - 1, len(patterns) - 1)
        if all(_wildcard(pattern) for pattern in patterns):
            return
        if not stars:
            start = self._span(len(patterns))
            self.emit(p, "UNPACK", start, subject, imm=len(patterns))
        elif not _wildcard(patterns[stars[0]]):
            start = self._span(len(patterns))
            self.emit(p, "UNPACKEX", start, subject, len(patterns) - 1 - stars[0], stars[0])
        else:
            self._subscripted(p, stars[0], subject, failed, captured)
            return
        self._items(patterns, start, failed, captured)

    def _subscripted(self, p: ast.MatchSequence, star: int, subject: int, failed: int, captured: dict[str, int]) -> None:
        """A sequence with `*_`: CPython takes the items by index then."""
        for index, pattern in enumerate(p.patterns):
            if _wildcard(pattern):
                continue
            save = self.top
            if index < star:
                position = self.constant(pattern, index)
            else:
                position = self._length(p, subject)
                self.emit(pattern, "SUBI", position, position, 0, len(p.patterns) - index, len(p.patterns) - index)
            self.emit(pattern, "INDEX", position, subject, position)
            self._pattern(pattern, position, failed, captured)
            self.top = save

    def _mapping(self, p: ast.MatchMapping, subject: int, failed: int, captured: dict[str, int]) -> None:
        test = self.temporary()
        self.emit(p, "MATCHMAP", test, subject)
        self.jump(p, "JF", failed, test)
        count = len(p.keys)
        if count:
            self.jump(p, "JGEI", failed, self._length(p, subject), 0, count, count)
        elif p.rest is None:
            return
        keys = self.temporary()
        inner = self.top
        self.emit(p, "TUPLE", keys, self.span(p.keys) if count else 0, imm=count)
        self.top = inner
        if count:
            values = self.temporary()
            self.emit(p, "MATCHKEYS", values, subject, keys)
            self.jump(p, "JNONE", failed, values)
            start = self._span(count)
            self.emit(p, "UNPACK", start, values, imm=count)
            self._items(p.patterns, start, failed, captured)
        if p.rest is not None:
            self.emit(p, "MATCHREST", captured[p.rest], subject, keys)

    def _class(self, p: ast.MatchClass, subject: int, failed: int, captured: dict[str, int]) -> None:
        values = self.temporary()
        kind = self.expr(p.cls)
        self.emit(p, "MATCHCLS", values, subject, kind, len(p.patterns), tuple(p.kwd_attrs))
        self.jump(p, "JNONE", failed, values)
        patterns = p.patterns + p.kwd_patterns
        if all(_wildcard(pattern) for pattern in patterns):
            return
        start = self._span(len(patterns))
        self.emit(p, "UNPACK", start, values, imm=len(patterns))
        self._items(patterns, start, failed, captured)

# mypyc: skip
"""Regular expressions: the host's own parser says what a pattern means, its tree is written down again for the `regex` package.

`regex` has a timeout, which the host's matcher has not; handing it patterns as they are would differ in many places (measured: 17 of 25
odd ones), so nothing of the guest's text reaches it: every character is an escape, every class is spelled out. Not compiled: all the work
is in the two packages.
"""

from __future__ import annotations

import re
import warnings
from collections import OrderedDict
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined, unused-ignore]  # unused where hypothesis was checked before
from re import _parser as parser  # type: ignore[attr-defined, unused-ignore]
from typing import Any, Final

LONGEST: Final = 20_000
"""Characters of a pattern: the parser is the host's, and has no limit of its own."""

_KEPT: Final = 512
_FLAGS: Final = {codes.SRE_FLAG_IGNORECASE: "i"}

_DIGIT: Final = r"\p{Nd}"
_SPACE: Final = r"\s\x1c-\x1f"
_WORD: Final = r"\p{L}\p{Numeric_Type=Decimal}\p{Numeric_Type=Digit}\p{Numeric_Type=Numeric}_"
_ASCII_DIGIT: Final = "0-9"
_ASCII_SPACE: Final = r"\x09-\x0d\x20"
_ASCII_WORD: Final = "0-9A-Za-z_"

_programs: OrderedDict[tuple[object, int, type], Program | Refusal] = OrderedDict()


class Refusal(Exception):
    """A pattern that is none: the host's words, and the place where it has one."""

    def __init__(self, message: str, position: int | None, kind: str = "error") -> None:
        super().__init__(message)
        self.message = message
        self.position = position
        self.kind = kind


class Program:
    """A pattern ready to match: immutable, shared by the sessions of a process, written down as pattern and flags."""

    def __init__(self, pattern: str | bytes, flags: int, groups: int, names: dict[str, int], text: str, options: int) -> None:
        self.pattern = pattern
        self.flags = flags
        self.groups = groups
        self.names = names
        self.text = text
        self.options = options
        self._matcher: Any = None

    @property
    def matcher(self) -> Any:
        """The pattern of the `regex` package, made when it is first matched. Raises Refusal for what that package cannot take."""
        if self._matcher is None:
            import regex  # costs more than a program that matches nothing should pay

            text = self.text if isinstance(self.pattern, str) else self.text.encode("latin-1")
            flags = regex.VERSION0 | (regex.IGNORECASE if self.options & codes.SRE_FLAG_IGNORECASE else 0)
            if self.options & codes.SRE_FLAG_ASCII or isinstance(self.pattern, bytes):
                flags |= regex.ASCII
            try:
                self._matcher = regex.compile(text, flags, cache_pattern=False)
            except RecursionError:
                raise Refusal("maximum recursion depth exceeded", None, "RecursionError") from None
            except (regex.error, OverflowError, MemoryError, ValueError) as error:
                raise Refusal(str(error), None, "RuntimeError") from None
        return self._matcher

    def first(self, how: str, text: str | bytes, start: int, end: int, timeout: float) -> tuple[list[tuple[int, int]], int] | None:
        """Where `match`, `search` or `fullmatch` finds it: the span of each group, and the group closed last (0: none).

        Raises TimeoutError.
        """
        if not self.text:
            return ([(start, start)], 0) if how != "fullmatch" or start == end else None
        found = getattr(self.matcher, how)(text, start, end, timeout=timeout)
        return None if found is None else _spans(found)

    def all(self, text: str | bytes, start: int, end: int, timeout: float) -> Iterator[tuple[list[tuple[int, int]], int]]:
        """The spans of all matches, as `finditer` finds them. Raises TimeoutError."""
        for found in self.matcher.finditer(text, start, end, timeout=timeout):
            yield _spans(found)


def _spans(found: Any) -> tuple[list[tuple[int, int]], int]:
    return list(found.regs), found.lastindex or 0


def compiled(pattern: str | bytes, flags: int) -> Program:
    """The program of a pattern, from the process's cache if it was asked for before. Raises Refusal."""
    key = (pattern, flags, type(pattern))
    made = _programs.pop(key, None)
    if made is None:
        try:
            made = _compile(pattern, flags)
        except Refusal as refusal:
            made = refusal
    _programs[key] = made
    if len(_programs) > _KEPT:
        _programs.popitem(last=False)
    if isinstance(made, Refusal):
        raise made.with_traceback(None)
    return made


def _compile(pattern: str | bytes, flags: int) -> Program:
    if len(pattern) > LONGEST:
        raise Refusal("regular expression code size limit exceeded", None, "OverflowError")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = parser.parse(pattern, flags & ~codes.SRE_FLAG_DEBUG)
            found = tree.state.flags | flags & codes.SRE_FLAG_DEBUG
            text = _Writer().sequence(tree, found)
    except re.error as error:
        raise Refusal(error.msg, error.pos) from None
    except (ValueError, OverflowError, RecursionError) as error:
        raise Refusal(str(error), None, type(error).__name__) from None
    return Program(pattern, found, tree.state.groups - 1, dict(tree.state.groupdict), text, found)


def template(source: str | bytes, groups: int, names: dict[str, int]) -> list[object]:
    """What a replacement is made of: texts, and numbers of groups. Raises Refusal, and IndexError for a name that is none."""

    class State:
        pass

    state: Any = State()
    state.groups = groups
    state.groupindex = names
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = parser.parse_template(source, state)
    except re.error as error:
        raise Refusal(error.msg, error.pos) from None
    if isinstance(found, tuple):
        places, literals = found
        parts: list[object] = list(literals)
        for place, group in places:
            parts[place] = group
        return parts
    return [part for part in found if part not in ("", b"")]


class _Writer:
    """Writes a tree of the host's parser as a pattern for `regex`. `flags` are those in force where it is."""

    def sequence(self, tree: Any, flags: int) -> str:
        return "".join([self.node(op, value, flags) for op, value in tree])

    def node(self, op: Any, value: Any, flags: int) -> str:
        writer = getattr(self, f"_{str(op).lower()}", None)
        if writer is None:
            raise Refusal(f"internal: unsupported operand type {op!r}", None)
        text: str = writer(value, flags)
        return text

    def _literal(self, value: int, flags: int) -> str:
        return _escape(value)

    def _not_literal(self, value: int, flags: int) -> str:
        return f"[^{_escape(value)}]"

    def _any(self, value: None, flags: int) -> str:
        return "(?s:.)" if flags & codes.SRE_FLAG_DOTALL else r"[^\x0a]"

    def _in(self, items: list[tuple[Any, Any]], flags: int) -> str:
        negated = items[0][0] is codes.NEGATE
        parts: list[str] = []
        others: list[str] = []
        for op, value in items[1:] if negated else items:
            if op is codes.LITERAL:
                parts.append(_escape(value))
            elif op is codes.RANGE:
                parts.append(f"{_escape(value[0])}-{_escape(value[1])}")
            else:
                outside, inside = _category(value, flags)
                if outside:
                    others.append(f"[^{inside}]")
                else:
                    parts.append(inside)
        if not others:
            return f"[{'^' if negated else ''}{''.join(parts)}]"
        if parts:
            others.append(f"[{''.join(parts)}]")
        if len(others) == 1:
            return f"[{others[0][2:]}" if negated else others[0]
        one = f"(?:{'|'.join(others)})"
        return f"(?:(?!{one})(?s:.))" if negated else one

    def _at(self, value: Any, flags: int) -> str:
        many = flags & codes.SRE_FLAG_MULTILINE
        if value is codes.AT_BEGINNING:
            return r"(?:\A|(?<=\x0a))" if many else r"\A"
        if value is codes.AT_BEGINNING_STRING:
            return r"\A"
        if value is codes.AT_END:
            return r"(?=\x0a|\Z)" if many else r"(?=\x0a?\Z)"
        if value is codes.AT_END_STRING:
            return r"\Z"
        word = f"[{_category(codes.CATEGORY_WORD, flags)[1]}]"
        if value is codes.AT_BOUNDARY:
            return f"(?:(?<={word})(?!{word})|(?<!{word})(?={word}))"
        return rf"(?!\A\Z)(?:(?<={word})(?={word})|(?<!{word})(?!{word}))"

    def _branch(self, value: Any, flags: int) -> str:
        return f"(?:{'|'.join([self.sequence(item, flags) for item in value[1]])})"

    def _subpattern(self, value: Any, flags: int) -> str:
        group, added, dropped, tree = value
        inner = (flags | added) & ~dropped
        if added & (codes.SRE_FLAG_ASCII | codes.SRE_FLAG_UNICODE | codes.SRE_FLAG_LOCALE):
            inner &= ~((codes.SRE_FLAG_ASCII | codes.SRE_FLAG_UNICODE | codes.SRE_FLAG_LOCALE) & ~added)
        text = self.sequence(tree, inner)
        if (inner ^ flags) & codes.SRE_FLAG_IGNORECASE:
            text = f"(?{'' if inner & codes.SRE_FLAG_IGNORECASE else '-'}i:{text})"
        return f"(?:{text})" if group is None else f"({text})"

    def _atomic_group(self, value: Any, flags: int) -> str:
        return f"(?>{self.sequence(value, flags)})"

    def _assert(self, value: Any, flags: int) -> str:
        return self._look(value, flags, "=")

    def _assert_not(self, value: Any, flags: int) -> str:
        return self._look(value, flags, "!")

    def _look(self, value: Any, flags: int, sign: str) -> str:
        direction, tree = value
        if direction < 0:
            low, high = tree.getwidth()
            if low != high:
                raise Refusal("look-behind requires fixed-width pattern", None)
        return f"(?{'<' if direction < 0 else ''}{sign}{self.sequence(tree, flags)})"

    def _max_repeat(self, value: Any, flags: int) -> str:
        return self._repeat(value, flags, "")

    def _min_repeat(self, value: Any, flags: int) -> str:
        return self._repeat(value, flags, "?")

    def _possessive_repeat(self, value: Any, flags: int) -> str:
        return self._repeat(value, flags, "+")

    def _repeat(self, value: Any, flags: int, mode: str) -> str:
        low, high, tree = value
        many = "" if high is codes.MAXREPEAT else int(high)
        return f"(?:{self.sequence(tree, flags)}){{{int(low)},{many}}}{mode}"

    def _groupref(self, value: int, flags: int) -> str:
        return rf"(?:\g<{value}>)"

    def _groupref_exists(self, value: Any, flags: int) -> str:
        group, yes, no = value
        other = "|" + self.sequence(no, flags) if no else ""
        return f"(?({group}){self.sequence(yes, flags)}{other})"

    def _failure(self, value: None, flags: int) -> str:
        return "(?!)"


def _escape(code: int) -> str:
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"


def _category(category: Any, flags: int) -> tuple[bool, str]:
    """Whether a category is all that is not, and of what: the inside of a class."""
    ascii_only = not flags & codes.SRE_FLAG_UNICODE
    name = str(category).lower()
    outside = "_not_" in name
    if name.endswith("digit"):
        return outside, _ASCII_DIGIT if ascii_only else _DIGIT
    if name.endswith("space"):
        return outside, _ASCII_SPACE if ascii_only else _SPACE
    return outside, _ASCII_WORD if ascii_only else _WORD

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
LARGEST: Final = 100_000
"""Nodes of a pattern, as `regex` keeps it: 300 bytes and up to 2 us each, and its walk of some of them is the host's recursion."""
TURNS: Final = 256
"""`regex` looks at the clock every so many turns, and one turn may be a pass over all the text."""
NANOSECONDS: Final = 20
"""A character of such a pass, there and back (measured: 3.3 for a letter, 9 for a word's, one way), and 2
for each member of the widest class."""
BRAKES: Final = ((1 << 14, 0), (1 << 18, 16), (1 << 21, 64), (1 << 62, 256))
"""Up to what length of the text how many turns are put before each part of a pattern that may pass over it."""
STEPS: Final = 100_000
"""A match of so few steps at the worst needs no clock (a step takes some 3 ns), which `regex` takes 2 us for."""
MOST_TURNS: Final = 4096
"""Turns put into a whole pattern: each takes two nodes."""

_KEPT: Final = 512
_KEPT_NODES: Final = 20_000
"""Patterns, and nodes of them, that the process keeps: what it keeps no session pays for."""
_FLAGS: Final = {codes.SRE_FLAG_IGNORECASE: "i"}

_DIGIT: Final = r"\p{Nd}"
_SPACE: Final = r"\s\x1c-\x1f"
_WORD: Final = r"\p{L}\p{Numeric_Type=Decimal}\p{Numeric_Type=Digit}\p{Numeric_Type=Numeric}_"
_ASCII_DIGIT: Final = "0-9"
_ASCII_SPACE: Final = r"\x09-\x0d\x20"
_ASCII_WORD: Final = "0-9A-Za-z_"

_MARK: Final = "\x00"
"""Where in a written pattern turns may be put: it stands nowhere else, for characters are written as escapes."""

_programs: OrderedDict[tuple[object, int, type], Program | Refusal] = OrderedDict()


class Refusal(Exception):
    """A pattern that is none: the host's words, and the place where it has one."""

    def __init__(self, message: str, position: int | None, kind: str = "error") -> None:
        super().__init__(message)
        self.message = message
        self.position = position
        self.kind = kind


class Program:
    """A pattern ready to match: immutable, shared by the sessions of a process, written down as pattern and flags.

    `nodes` is how large `regex` makes it at least, `widest` the members of its widest class, `choices` what `_choices` says.
    """

    def __init__(
        self,
        pattern: str | bytes,
        flags: int,
        groups: int,
        names: dict[str, int],
        text: str,
        nodes: int,
        widest: int,
        choices: tuple[int, int],
    ) -> None:
        self.pattern = pattern
        self.flags = flags
        self.groups = groups
        self.names = names
        self.text = text
        self.nodes = nodes
        self.widest = widest
        self._repeats, self._ways = choices
        self._passes = text.count(_MARK)
        self._matchers: dict[int, Any] = {}

    def nodes_with(self, turns: int) -> int:
        """How large `regex` makes it with so many turns put in."""
        return self.nodes + 2 * turns * self._passes

    @property
    def kept(self) -> int:
        """Nodes of all that `regex` has made of it."""
        return sum([self.nodes_with(turns) for turns in self._matchers])

    def brake(self, length: int) -> int:
        """Turns to put before each part that may pass over a text of that length, so that the clock is looked at in time."""
        if length <= BRAKES[0][0]:
            return 0
        return min(next(turns for most, turns in BRAKES if length <= most), MOST_TURNS // max(self._passes, 1))

    def is_bounded(self, length: int, anchored: bool) -> bool:
        """Whether matching so many characters, from their start or from any place, takes STEPS at the most, however it goes."""
        steps: int = self._ways * (length + 1) ** (self._repeats + (1 if anchored else 2))
        return 0 < steps <= STEPS

    def overrun(self, length: int, turns: int) -> float:
        """Seconds that matching a text of that length may take between two looks at the clock."""
        passes = TURNS / max(turns, 1) if self._passes else 1.0
        return passes * length * (NANOSECONDS + 2 * self.widest) * 1e-9

    def is_made(self, turns: int) -> bool:
        """Whether the pattern of the `regex` package with so many turns put in is there already."""
        return turns in self._matchers

    def matcher(self, length: int) -> Any:
        """The pattern of the `regex` package, made when it is first matched. Raises Refusal for what that package cannot take."""
        turns = self.brake(length)
        found = self._matchers.get(turns)
        if found is None:
            import regex  # costs more than a program that matches nothing should pay

            written = self.text.replace(_MARK, rf"(?>|\x61){{{turns}}}" if turns else "")
            text = written if isinstance(self.pattern, str) else written.encode("latin-1")
            flags = regex.VERSION0 | (regex.IGNORECASE if self.flags & codes.SRE_FLAG_IGNORECASE else 0)
            if self.flags & codes.SRE_FLAG_ASCII or isinstance(self.pattern, bytes):
                flags |= regex.ASCII
            try:
                found = self._matchers[turns] = regex.compile(text, flags, cache_pattern=False)
            except RecursionError:
                raise Refusal("maximum recursion depth exceeded", None, "RecursionError") from None
            except (regex.error, OverflowError, MemoryError, ValueError) as error:
                raise Refusal(str(error), None, "RuntimeError") from None
        return found

    def first(self, how: str, text: str | bytes, start: int, end: int, timeout: float | None) -> tuple[list[tuple[int, int]], int] | None:
        """Where `match`, `search` or `fullmatch` finds it: the span of each group, and the group closed last (0: none).

        Raises TimeoutError.
        """
        if not self.text:
            return ([(start, start)], 0) if how != "fullmatch" or start == end else None
        found = getattr(self.matcher(len(text)), how)(text, start, end, timeout=timeout)
        return None if found is None else _spans(found)

    def all(self, text: str | bytes, start: int, end: int, timeout: float | None) -> Iterator[tuple[list[tuple[int, int]], int]]:
        """The spans of all matches, as `finditer` finds them. Raises TimeoutError."""
        for found in self.matcher(len(text)).finditer(text, start, end, timeout=timeout):
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
    while len(_programs) > _KEPT or sum([each.kept for each in _programs.values() if isinstance(each, Program)]) > _KEPT_NODES:
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
            writer = _Writer()
            text = writer.sequence(tree, found)
    except re.error as error:
        raise Refusal(error.msg, error.pos) from None
    except (ValueError, OverflowError, RecursionError) as error:
        raise Refusal(str(error), None, type(error).__name__) from None
    nodes = _nodes(tree)
    if nodes > LARGEST:
        raise Refusal("regular expression code size limit exceeded", None, "OverflowError")
    return Program(pattern, found, tree.state.groups - 1, dict(tree.state.groupdict), text, nodes, writer.widest, _choices(tree))


def _choices(tree: Any) -> tuple[int, int]:
    """How many parts of a pattern repeat one character as often as it goes, and in how many ways the others can be taken; 0 ways where a
    choice stands within a repetition, or what was matched before counts: nothing is known of those."""
    repeats, ways = 0, 1
    for op, value in tree:
        inner: list[Any] = []
        if op in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            low, high, repeated = value
            if high == 1:
                inner, ways = [repeated], 2 * ways
            elif len(repeated) == 1 and repeated[0][0] in _SINGLE:
                repeats += low != high
            else:
                return 0, 0
        elif op is codes.SUBPATTERN:
            inner = [value[-1]]
        elif op is codes.BRANCH:
            inner = value[1]
        elif op not in _SINGLE and op is not codes.AT:
            return 0, 0
        if inner:
            found = [_choices(each) for each in inner]
            if not all(each_ways for _, each_ways in found):
                return 0, 0
            repeats += max(each_repeats for each_repeats, _ in found)
            ways *= sum(each_ways for _, each_ways in found)
    return repeats, min(ways, STEPS + 1)


_SINGLE: Final = frozenset((codes.LITERAL, codes.NOT_LITERAL, codes.ANY, codes.IN))
"""What matches one character in one way."""


def _nodes(tree: Any) -> int:
    """Nodes that `regex` makes of a tree: what has to come n times it writes out n times. At most a few more than LARGEST are counted."""
    total = 0
    for op, value in tree:
        if op in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            low, high, inner = value
            total += 1 + (int(low) + (high is codes.MAXREPEAT or high > low)) * max(1, _nodes(inner))
        elif op is codes.BRANCH:
            total += 2 + sum([1 + _nodes(each) for each in value[1]])
        elif op is codes.SUBPATTERN:
            total += 2 + _nodes(value[-1])
        elif op is codes.ATOMIC_GROUP:
            total += 2 + _nodes(value)
        elif op in (codes.ASSERT, codes.ASSERT_NOT):
            total += 2 + _nodes(value[1])
        elif op is codes.GROUPREF_EXISTS:
            total += 3 + _nodes(value[1]) + (_nodes(value[2]) if value[2] else 0)
        elif op is codes.IN:
            total += 1 + sum([_MEMBERS if each is codes.CATEGORY else 1 for each, _ in value])
        elif op is codes.AT and value in (codes.AT_BOUNDARY, codes.AT_NON_BOUNDARY):
            total += 4 * _MEMBERS
        else:
            total += 1
        if total > LARGEST:
            break
    return total


_MEMBERS: Final = 6
"""Nodes of a class of words, the largest of the categories."""


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
    """Writes a tree of the host's parser as a pattern for `regex`. `flags` are those in force where it is.

    Marks where one turn of the matcher may pass over all the text; `widest` is the number of members of the widest class.
    """

    def __init__(self) -> None:
        self.widest = 0

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
        self.widest = max(self.widest, len(items))
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
        mark = _MARK if high is codes.MAXREPEAT or high > TURNS else ""
        return f"{mark}(?:{self.sequence(tree, flags)}){{{int(low)},{many}}}{mode}"

    def _groupref(self, value: int, flags: int) -> str:
        return rf"{_MARK}(?:\g<{value}>)"

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

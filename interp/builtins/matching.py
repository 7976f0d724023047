"""What the shim of re is made of: compiling patterns and templates, and matching within the limits."""

from __future__ import annotations

import time
from typing import Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.row import FUNCTION, MACHINE, Native
from interp.objects.instance import Instance
from interp.objects.pattern import Pattern
from interp.objects.sentinel import MISSING
from interp.objects.type import Class
from interp.stdlib.patterns import Program, Refusal, compiled, template
from interp.vm.state import VM


def compile_pattern(vm: VM, args: list[object], dst: i64) -> object:
    """`_re_compile(pattern, flags)`: the program, its flags, the number of groups and their names; or what is wrong: kind, words, place."""
    pattern = cast("str | bytes", args[0])
    prices.pay(vm, 2000 + 200 * len(pattern), 20 + 250 * len(pattern))
    try:
        made = compiled(pattern, cast(int, args[1]) + 0)
    except Refusal as refusal:
        return (refusal.kind, refusal.message, refusal.position)
    return (Pattern(made, 200 + len(pattern) + len(made.text)), made.flags, made.groups, dict(made.names))


def parse_template(vm: VM, args: list[object], dst: i64) -> object:
    """`_re_template(text, groups, names)`: texts and numbers of groups; or what is wrong, as `_re_compile` says it."""
    source = cast("str | bytes", args[0])
    vm.spend(10 + 20 * len(source))
    vm.charge(200 + 100 * len(source))
    try:
        return template(source, cast(int, args[1]) + 0, cast(dict[str, int], args[2]))
    except Refusal as refusal:
        return (refusal.kind, refusal.message, refusal.position)
    except IndexError as error:
        return ("IndexError", str(error), None)


def _pattern(vm: VM, value: object) -> Pattern:
    """A compiled pattern; a guest can put anything in its place."""
    if not isinstance(value, Pattern):
        raise vm.error("TypeError", "expected a compiled pattern")
    return value


def _seconds(vm: VM, pattern: Pattern, program: Program, length: int, searched: int, anchored: bool) -> float | None:
    """Pays for a match of a text, of which so many characters are searched, and says how long it may go on: less than what is left by the
    time in which it does not look at the clock; None where it is soon over however it goes.

    A form of the pattern that is first needed costs 3 us a character as written and 2 us a node, which takes 300 bytes.
    """
    soon = pattern.soon
    if searched <= soon[anchored]:
        vm.spend(10 + (length >> 4))
        return None
    turns = program.brake(length)
    known = turns in pattern.paid
    if not known or not program.is_made(turns):
        nodes = program.nodes_with(turns)
        making = 150 * len(program.text) + 100 * nodes
        if known:
            prices.hold(vm, making)
        else:
            prices.pay(vm, 300 * nodes, making)
            pattern.paid.append(turns)
            pattern.size += 300 * nodes
    vm.spend(10 + (length >> 4))
    if program.is_bounded(max(searched, 0), anchored):
        if turns == 0 and program.is_made(0):
            soon[anchored] = max(searched, soon[anchored])
        return None
    late = program.overrun(length, turns)
    prices.hold(vm, int(late / prices.SECONDS))
    return max(0.001, vm.deadline - time.perf_counter() - late)


Spans = tuple[list[tuple[int, int]], int]
"""The spans of a match's groups, and the number of the group closed last."""


def _first(vm: VM, pattern: Pattern, how: str, text: str | bytes, start: int, end: int) -> Spans | None:
    """The match that `how` (`match`, `search`, `fullmatch`) finds, if any. Raises the guest's errors, and what a breach raises."""
    program = cast(Program, pattern.program)
    vm.charge(200 + 100 * program.groups)
    seconds = _seconds(vm, pattern, program, len(text), end - start, how != "search")
    try:
        return program.first(how, text, start, end, seconds)
    except (Refusal, MemoryError) as refusal:
        raise vm.error(refusal.kind if isinstance(refusal, Refusal) else "MemoryError", str(refusal)) from None
    except TimeoutError:
        vm.fail("time", f"feed time limit exceeded: {vm.limits.max_feed_duration_secs}s")
    return None


def _all(vm: VM, pattern: Pattern, text: str | bytes, start: int, end: int, most: int) -> list[Spans]:
    """All matches, at most `most` (0: of all), as `_first` finds one."""
    program = cast(Program, pattern.program)
    seconds = _seconds(vm, pattern, program, len(text), end - start, False)
    found: list[Spans] = []
    size = 250 + 100 * program.groups
    vm.making.append(cast(list[object], found))
    try:
        for each in program.all(text, start, end, seconds):
            vm.charge(size)
            vm.spend(2)
            found.append(each)
            if len(found) == most:
                break
    except (Refusal, MemoryError) as refusal:
        raise vm.error(refusal.kind if isinstance(refusal, Refusal) else "MemoryError", str(refusal)) from None
    except TimeoutError:
        vm.fail("time", f"feed time limit exceeded: {vm.limits.max_feed_duration_secs}s")
    finally:
        vm.making.pop()
    return found


def find_all(vm: VM, args: list[object], dst: i64) -> object:
    """`_re_all(program, text, start, end, most)`: of every match, at most `most` (0: of all), the spans of its groups and the number of the
    group closed last.
    """
    start, end = cast(int, args[2]) + 0, cast(int, args[3]) + 0
    return _all(vm, _pattern(vm, args[0]), cast("str | bytes", args[1]), start, end, cast(int, args[4]))


def _plain(vm: VM, value: object, text: object) -> Pattern | None:
    """What a guest's `re.Pattern` matches the text with; None if that is neither a str nor bytes itself: the shim then makes one of it.
    Raises the guest's TypeError where the pattern is for the other type.
    """
    if type(text) is not str and type(text) is not bytes:
        return None
    pattern = _pattern(vm, value.get("_program") if isinstance(value, Instance) else None)
    if type(text) is not type(cast(Program, pattern.program).pattern):
        kinds = "bytes pattern on a string" if isinstance(text, str) else "string pattern on a bytes"
        raise vm.error("TypeError", f"cannot use a {kinds}-like object")
    return pattern


def make_match(vm: VM, args: list[object], dst: i64) -> object:
    """`_re_match(Match, last, spans, text, endpos, pos, pattern, string)`: a match, its slots filled in that order."""
    return _made(vm, args[0], args[1:])


def _made(vm: VM, cls: object, values: list[object]) -> Instance:
    if not (isinstance(cls, Class) and cls.runtime is not None and len(cls.mro) == 2 and cls.slots and len(cls.slots) == len(values)):
        raise vm.error("TypeError", "expected the class of matches")
    vm.charge(160)
    made = Instance(cls)
    shape = cls.shape
    for name in cls.slots:
        shape = shape.with_name(name)
    made.shape = shape
    made.slots = values
    return made


def find_match(vm: VM, args: list[object], dst: i64) -> object:
    """`_re_find(pattern, Match, how, string, text, pos, endpos)`: the match in the text of `string`, or None; _missing where text or places
    are not what they should be themselves.
    """
    if not (_is_place(args[5]) and _is_place(args[6])):
        return MISSING
    pattern = _plain(vm, args[0], args[4])
    if pattern is None:
        return MISSING
    text = cast("str | bytes", args[4])
    start, end = _within(text, cast(int, args[5])), _within(text, cast(int, args[6]))
    found = _first(vm, pattern, cast(str, args[2]), text, start, end) if start <= end else None
    if found is None:
        return None
    return _made(vm, args[1], [found[1], found[0], text, end, start, args[0], args[3]])


def _is_place(value: object) -> bool:
    return type(value) is int and -prices.LARGEST <= value <= prices.LARGEST


def _within(text: str | bytes, place: int) -> int:
    """A place as `pos` and `endpos` give it."""
    return 0 if place < 0 else min(place, len(text))


def _part(vm: VM, text: str | bytes, span: tuple[int, int], otherwise: object) -> object:
    """What a group matched."""
    start, end = span
    vm.spend(4)
    if start < 0:
        return otherwise
    vm.charge(prices.size_of(text, end - start))
    return text[start:end]


def group(vm: VM, args: list[object], dst: i64) -> object:
    """`_re_group(match, groups)`: what one group matched, the whole match if none is given, a tuple for several; _missing where a number
    is out of range or no number, and for names that the pattern has not.
    """
    match = args[0]
    groups = cast(tuple[object, ...], args[1])
    if not isinstance(match, Instance):
        return MISSING
    text, spans = match.get("_text"), match.get("_spans")
    if not isinstance(text, (str, bytes)) or not isinstance(spans, list):
        return MISSING
    parts: list[object] = []
    for each in groups or (0,):
        place = each
        if isinstance(place, str):
            owner = match.get("re")
            pattern = owner.get("_program") if isinstance(owner, Instance) else None
            if not isinstance(pattern, Pattern):
                return MISSING
            place = cast(Program, pattern.program).names.get(place, -1)
        if type(place) is not int or not 0 <= place < len(spans):
            return MISSING
        parts.append(_part(vm, text, cast(tuple[int, int], spans[place]), None))
    if len(parts) == 1:
        return parts[0]
    vm.charge(48 + 8 * len(parts))
    return tuple(parts)


def find_texts(vm: VM, args: list[object], dst: i64) -> object:
    """`_re_texts(pattern, string, pos, endpos)`: what `findall` finds; _missing as of `_re_find`."""
    if not (_is_place(args[2]) and _is_place(args[3])):
        return MISSING
    pattern = _plain(vm, args[0], args[1])
    if pattern is None:
        return MISSING
    text = cast("str | bytes", args[1])
    start, end = _within(text, cast(int, args[2])), _within(text, cast(int, args[3]))
    empty = text[:0]
    groups = cast(Program, pattern.program).groups
    parts: list[object] = []
    if start > end:
        return parts
    vm.making.append(parts)
    try:
        for spans, _ in _all(vm, pattern, text, start, end, 0):
            if groups <= 1:
                parts.append(_part(vm, text, spans[groups], empty))
            else:
                vm.charge(48 + 8 * groups)
                parts.append(tuple([_part(vm, text, span, empty) for span in spans[1:]]))
    finally:
        vm.making.pop()
    return parts


def split(vm: VM, args: list[object], dst: i64) -> object:
    """`_re_split(pattern, string, most)`: what `split` makes of the text; _missing as of `_re_find`."""
    pattern = _plain(vm, args[0], args[1])
    if pattern is None:
        return MISSING
    text = cast("str | bytes", args[1])
    parts: list[object] = []
    vm.making.append(parts)
    at = 0
    try:
        for spans, _ in _all(vm, pattern, text, 0, len(text), cast(int, args[2])):
            parts.append(_part(vm, text, (at, spans[0][0]), None))
            for span in spans[1:]:
                parts.append(_part(vm, text, span, None))
            at = spans[0][1]
        parts.append(_part(vm, text, (at, len(text)), None))
    finally:
        vm.making.pop()
    return parts


def substitute(vm: VM, args: list[object], dst: i64) -> object:
    """`_re_substitute(pattern, parts, string, most)`: the text with each match replaced by a template's parts, and how many there were;
    _missing as of `_re_find`.
    """
    pattern = _plain(vm, args[0], args[2])
    if pattern is None:
        return MISSING
    text = cast("str | bytes", args[2])
    template = cast(list[object], args[1])
    found = _all(vm, pattern, text, 0, len(text), cast(int, args[3]))
    if not found:
        return (text, 0)
    pieces: list[object] = []
    vm.making.append(pieces)
    at = size = 0
    wide = isinstance(text, str) and not text.isascii()
    try:
        for spans, _ in found:
            start, end = spans[0]
            pieces.append(_part(vm, text, (at, start), None))
            size += start - at
            vm.charge(8 * len(template))
            vm.spend(2 * len(template))
            for part in template:
                piece = _part(vm, text, spans[part], text[:0]) if isinstance(part, int) else part
                size += prices.length(piece)
                wide = wide or (isinstance(piece, str) and not piece.isascii())
                pieces.append(piece)
            at = end
        pieces.append(_part(vm, text, (at, len(text)), None))
        size += len(text) - at
        prices.pay(vm, prices.text_size(size, not wide), (len(pieces) >> 2) + (size >> 7))
        made: object = "".join(cast(list[str], pieces)) if isinstance(text, str) else b"".join(cast(list[bytes], pieces))
    finally:
        vm.making.pop()
    return (made, len(found))


MATCHING: Final[list[Native]] = [
    Native("_prelude", name, MACHINE, function, "", prices.constant, FUNCTION)
    for name, function in (
        ("re_compile", compile_pattern), ("re_template", parse_template), ("re_all", find_all),
        ("re_match", make_match), ("re_find", find_match), ("re_group", group), ("re_texts", find_texts), ("re_split", split),
        ("re_substitute", substitute),
    )
]  # fmt: skip

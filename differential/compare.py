"""Comparison: the outcomes of one program, engine by engine against CPython, and what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Protocol

from differential.allowed import Rule, excuse, shipped_rules
from differential.normalize import normalized
from differential.outcome import Kind, Outcome

ABSENT = "<no more lines>"
FINISHED = "finished"
LINE = re.compile(r"[^\n]*\n|[^\n]+$")  # not str.splitlines: a program may print other separators inside a line
UNFINISHED = (Kind.REFUSED, Kind.LIMITED, Kind.TIMED_OUT)
STACK_OR_MEMORY = ("RecursionError", "MemoryError")  # raised where the engine's own stack or the jail's memory ends


DEEP, EXHAUSTED = 300, "maximum recursion depth exceeded"
"""Lines printed that say, with the words, that a handler stood at each of many levels of a recursion: how many of them there are, and what
the last can still do, is each interpreter's own affair."""


class Verdict(StrEnum):
    """What a comparison says. `ALLOWED`: they differ, and rules explain every difference."""

    AGREE = "agree"
    DIFFER = "differ"
    ALLOWED = "allowed"
    INCONCLUSIVE = "inconclusive"


class Identified(Protocol):
    """What a comparison has to know of an engine; every Engine is one."""

    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def python(self) -> tuple[int, int]: ...
    @property
    def label(self) -> str: ...


@dataclass(frozen=True, slots=True)
class EngineId:
    """The identity of an engine, apart from the engine: what is stored beside its outcomes."""

    name: str
    version: str
    python: tuple[int, int]

    @property
    def label(self) -> str:
        return f"{self.name}-{self.version}"


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two normalised outcomes part.

    `field` is `kind` (how they ended, in words), `stdout` (a line; `index` counts from 0), `result`, `exception` (type and message),
    `message` (of the same type) or `line`.
    """

    field: str
    reference: str
    actual: str
    index: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """One engine against its reference. `differences` are all of an allowed pair, those that no rule explains of one that differs. `reason`
    says why it is inconclusive; `rules` what explains an allowed difference, `drift` those of them that were written for other versions."""

    subject: str
    reference: str
    verdict: Verdict
    differences: tuple[Difference, ...] = ()
    reason: str = ""
    rules: tuple[str, ...] = ()
    drift: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All pairs of one program, and what CPython's own versions differ in (recorded, never a finding), as pairs too."""

    pairs: tuple[Pair, ...]
    versions: tuple[Pair, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """`DIFFER` if any pair does, else `ALLOWED`, else `AGREE`; `INCONCLUSIVE` where no pair could be compared."""
        verdicts = {pair.verdict for pair in self.pairs}
        return next(
            (verdict for verdict in (Verdict.DIFFER, Verdict.ALLOWED, Verdict.AGREE) if verdict in verdicts),
            Verdict.INCONCLUSIVE,
        )

    @property
    def differing(self) -> tuple[Pair, ...]:
        """The pairs that make it a candidate."""
        return tuple(pair for pair in self.pairs if pair.verdict is Verdict.DIFFER)


def compare(engines: Sequence[Identified], outcomes: Sequence[Outcome], rules: Sequence[Rule] | None = None) -> Comparison:
    """Compares the outcomes of one program, one per engine in the same order.

    An engine is held against the CPython whose Python it models. `interp` needs exactly that one. Another engine whose Python is not here
    is held against all CPythons: only what none of them does is a difference. With no `rules` those that come with the project apply.
    """
    rules = shipped_rules() if rules is None else rules
    known = [(engine, normalized(outcome)) for engine, outcome in zip(engines, outcomes, strict=True)]
    cpythons = sorted((entry for entry in known if entry[0].name == "cpython"), key=lambda entry: entry[0].python)
    pairs = [_against_cpython(engine, outcome, cpythons, rules) for engine, outcome in known if engine.name != "cpython"]
    versions = []
    for (old, before), (new, after) in pairwise(cpythons):
        if not inconclusive(before, after) and (parted := differences(before, after)):
            versions.append(Pair(new.label, old.label, Verdict.DIFFER, parted))
    return Comparison(tuple(pairs), tuple(versions))


def _against_cpython(engine: Identified, outcome: Outcome, cpythons: Sequence[tuple[Identified, Outcome]], rules: Sequence[Rule]) -> Pair:
    references = [entry for entry in cpythons if entry[0].python == engine.python]
    if not references and engine.name != "interp":
        references = list(cpythons)
    if not references:
        wanted = f"no CPython {engine.python[0]}.{engine.python[1]}" if engine.name == "interp" else "no CPython"
        return Pair(engine.label, "", Verdict.INCONCLUSIVE, reason=f"{wanted} to compare with")
    newest, expected = references[-1]
    if overcharged(expected, outcome):
        limited = (Difference("kind", ended(expected), ended(outcome)),)
        return _judged(engine, newest, limited, (expected.exception, outcome.exception), rules)
    if reason := inconclusive(expected, outcome):
        return Pair(engine.label, newest.label, Verdict.INCONCLUSIVE, reason=reason)
    found = differences(expected, outcome)
    for other, also in references[:-1]:
        if not inconclusive(also, outcome):
            shared = differences(also, outcome)
            if not shared:
                return Pair(engine.label, other.label, Verdict.AGREE)
            found = tuple(difference for difference in found if difference in shared)
            if not found:
                return Pair(engine.label, newest.label, Verdict.INCONCLUSIVE, reason="CPython's versions differ in it")
    if not found:
        return Pair(engine.label, newest.label, Verdict.AGREE)
    return _judged(engine, newest, found, (expected.exception, outcome.exception), rules)


def _judged(
    engine: Identified, reference: Identified, found: tuple[Difference, ...], exceptions: Sequence[str], rules: Sequence[Rule]
) -> Pair:
    meant = [rule for rule in rules if rule.engine == engine.name]
    used: dict[str, Rule] = {}
    unexplained = []
    for difference in found:
        excused = excuse(meant, difference.field, difference.reference, difference.actual, exceptions)
        if not excused:
            unexplained.append(difference)
        used.update((rule.id, rule) for rule in excused)
    if unexplained:
        return Pair(engine.label, reference.label, Verdict.DIFFER, tuple(unexplained))
    drift = tuple(rule.id for rule in used.values() if not rule.in_range(engine.version, reference.python))
    return Pair(engine.label, reference.label, Verdict.ALLOWED, found, rules=tuple(used), drift=drift)


def inconclusive(reference: Outcome, actual: Outcome) -> str:
    """Why two outcomes can't be held against each other, as a phrase to count by; empty where they can."""
    if actual.kind is Kind.CRASHED and reference.kind is not Kind.CRASHED:
        return ""  # a crash is a finding whatever the reference did
    for who, outcome in (("the reference", reference), ("the engine", actual)):
        if outcome.kind in UNFINISHED:
            return f"{who} {outcome.kind}" + (f": {outcome.limit}" if outcome.kind is Kind.LIMITED else "")
        if outcome.kind is Kind.CRASHED:
            return f"{who} crashed"
    texts = (reference.stdout, actual.stdout)
    if texts[0] != texts[1] and all(text.count("\n") > DEEP and EXHAUSTED in text for text in texts):
        return "handlers at the end of the stack"
    for exception in STACK_OR_MEMORY:
        ends = [outcome.exception == exception for outcome in (reference, actual)]
        if any(ends) and not (all(ends) and reference.stdout == actual.stdout):
            return f"{exception} on {'both sides' if all(ends) else 'one side'}"
    return ""


CHEAP_SECONDS, CHEAP_BYTES = 0.02, 16 * 2**20
"""What a program takes at most in CPython that has no reason to use up an engine's fuel (50 million units, a second) or its
memory (128 MiB)."""

_ASKED = re.compile(r"memory limit exceeded: (\d+) bytes > (\d+) bytes")


def overcharged(reference: Outcome, actual: Outcome) -> bool:
    """Whether the engine ended a program for fuel or memory that CPython hardly used: some price is too high.

    More memory than could be had at once is another matter: CPython refuses that by an exception, which a program may catch.
    """
    if actual.kind is not Kind.LIMITED or actual.limit not in ("instructions", "memory"):
        return False
    if reference.kind not in (Kind.FINISHED, Kind.RAISED) or reference.cpu_seconds > CHEAP_SECONDS or reference.peak_bytes > CHEAP_BYTES:
        return False
    asked = _ASKED.search(actual.message)
    return asked is None or int(asked[1]) < 4 * int(asked[2])


def ended(outcome: Outcome) -> str:
    """How a run ended, in words: what rules about the field `kind` match on."""
    if outcome.kind is Kind.FINISHED:
        return FINISHED
    return f"{outcome.kind} {outcome.exception}: {outcome.message}" if outcome.exception else f"{outcome.kind}: {outcome.message}"


def differences(reference: Outcome, actual: Outcome) -> tuple[Difference, ...]:
    """Everything in which two normalised outcomes differ, in the order in which it happened: stdout, then how it ended."""
    same_end = reference.kind is actual.kind and reference.exception == actual.exception
    found = _lines_that_differ(reference.stdout, actual.stdout, same_end) if reference.stdout != actual.stdout else []
    if reference.kind is not actual.kind:
        found.append(Difference("kind", ended(reference), ended(actual)))
    elif reference.kind is Kind.FINISHED:
        if reference.result != actual.result:
            found.append(Difference("result", reference.result, actual.result))
    elif reference.exception != actual.exception:
        found.append(Difference("exception", f"{reference.exception}: {reference.message}", f"{actual.exception}: {actual.message}"))
    elif reference.exception not in STACK_OR_MEMORY:
        if reference.message != actual.message:
            found.append(Difference("message", reference.message, actual.message))
        if reference.line != actual.line and reference.line and actual.line:
            found.append(Difference("line", str(reference.line), str(actual.line)))
    return tuple(found)


def _lines_that_differ(reference: str, actual: str, same_end: bool) -> list[Difference]:
    """Line by line; of two runs that did not end alike, only the lines that both finished."""
    left, right = LINE.findall(reference), LINE.findall(actual)
    common = min(len(left), len(right))
    found = [
        Difference("stdout", left[index].removesuffix("\n"), right[index].removesuffix("\n"), index)
        for index in range(common)
        if left[index] != right[index] and (same_end or (left[index].endswith("\n") and right[index].endswith("\n")))
    ]
    if same_end and len(left) != len(right):
        a, b = (lines[common].removesuffix("\n") if common < len(lines) else ABSENT for lines in (left, right))
        found.append(Difference("stdout", a, b, common))
    return found

"""What counts as agreement, difference and neither."""

from dataclasses import replace

import pytest

from differential.allowed import read_rules
from differential.compare import Difference, EngineId, Verdict, compare, differences, inconclusive
from differential.outcome import Kind, Outcome

OLD, MIDDLE, NEW = (EngineId("cpython", f"3.{minor}.1", (3, minor)) for minor in (11, 12, 13))
INTERP = EngineId("interp", "1.0", (3, 11))
MONTY = EngineId("pydantic-monty", "1.4.0", (3, 14))


def done(result: str = "None", stdout: str = "") -> Outcome:
    return Outcome(Kind.FINISHED, stdout, result)


def raised(exception: str, message: str = "", line: int = 1, stdout: str = "") -> Outcome:
    return Outcome(Kind.RAISED, stdout, exception=exception, message=message, line=line)


@pytest.mark.parametrize(
    ("reference", "actual", "fields"),
    [
        (done("1"), done("1"), []),
        (done("1"), replace(done("1"), cpu_seconds=3.0, fuel=9), []),
        (done("1"), done("2"), ["result"]),
        (done(stdout="a\nb\nc\n"), done(stdout="a\nX\nY\n"), ["stdout", "stdout"]),
        (done(stdout="a\n"), done(stdout="a\nb\n"), ["stdout"]),
        (raised("ValueError", "a"), raised("ValueError", "b"), ["message"]),
        (raised("ValueError", "a"), raised("TypeError", "a"), ["exception"]),
        (raised("ValueError", line=1), raised("ValueError", line=2), ["line"]),
        (raised("ValueError", line=1), raised("ValueError", line=0), []),
        (done(stdout="a\nb\n"), raised("ValueError", stdout="a\n"), ["kind"]),
        (done(stdout="a\nb\n"), raised("ValueError", stdout="X\n"), ["stdout", "kind"]),
        (done(stdout="ab\n"), raised("ValueError", stdout="a"), ["kind"]),
        (done(stdout="a\n"), done(stdout="a"), ["stdout"]),
        (done(stdout="a\u2028b\n"), done(stdout="a\u2028c\n"), ["stdout"]),
        (done(), Outcome(Kind.CRASHED, message="killed by SIGSEGV"), ["kind"]),
        (raised("RecursionError", "a", 1), raised("RecursionError", "b", 2), []),
    ],
)
def test_differences(reference: Outcome, actual: Outcome, fields: list[str]) -> None:
    assert [difference.field for difference in differences(reference, actual)] == fields


def test_the_first_differing_line_is_named() -> None:
    assert differences(done(stdout="a\nb\n"), done(stdout="a\nc\n")) == (Difference("stdout", "b", "c", 1),)


@pytest.mark.parametrize(
    ("reference", "actual", "reason"),
    [
        (done(), Outcome(Kind.REFUSED), "the engine refused"),
        (done(), Outcome(Kind.LIMITED, limit="memory"), "the engine limited: memory"),
        (Outcome(Kind.TIMED_OUT), done(), "the reference timed out"),
        (Outcome(Kind.CRASHED), done(), "the reference crashed"),
        (Outcome(Kind.CRASHED), Outcome(Kind.CRASHED), "the reference crashed"),
        (done(), raised("RecursionError"), "RecursionError on one side"),
        (raised("MemoryError"), done(), "MemoryError on one side"),
        (raised("RecursionError", stdout="1"), raised("RecursionError", stdout="2"), "RecursionError on both sides"),
        (done(), done(), ""),
        (Outcome(Kind.TIMED_OUT), Outcome(Kind.CRASHED), ""),
    ],
)
def test_inconclusive(reference: Outcome, actual: Outcome, reason: str) -> None:
    assert inconclusive(reference, actual) == reason


def test_interp_is_held_against_its_own_python_only() -> None:
    engines = [OLD, MIDDLE, NEW, INTERP]
    assert compare(engines, [done("1"), done("2"), done("2"), done("1")]).verdict is Verdict.AGREE
    comparison = compare(engines, [done("1"), done("2"), done("2"), done("2")])
    assert (comparison.verdict, comparison.pairs[0].reference) == (Verdict.DIFFER, OLD.label)
    alone = compare([NEW, INTERP], [done("1"), done("1")]).pairs[0]
    assert (alone.verdict, alone.reason) == (Verdict.INCONCLUSIVE, "no CPython 3.11 to compare with")


def test_an_engine_of_another_python_is_held_against_all() -> None:
    engines = [OLD, MIDDLE, NEW, MONTY]
    assert compare(engines, [done("1"), done("1"), done("1"), done("2")], ()).verdict is Verdict.DIFFER
    assert compare(engines, [done("1"), done("2"), done("2"), done("1")], ()).verdict is Verdict.AGREE
    assert compare(engines, [done("1"), done("1"), done("2"), done("3")], ()).pairs[0].reason == "CPython's versions differ in it"
    mixed = compare(engines, [done("1", "a"), done("1", "a"), done("2", "a"), done("3", "b")], ())
    assert [difference.field for difference in mixed.pairs[0].differences] == ["stdout"]


def test_differences_between_cpythons_are_recorded_and_no_finding() -> None:
    comparison = compare([NEW, OLD], [done("2"), done("1")])
    assert comparison.verdict is Verdict.INCONCLUSIVE
    assert [(pair.reference, pair.subject) for pair in comparison.versions] == [(OLD.label, NEW.label)]


def test_a_crash_is_a_difference_even_where_the_reference_timed_out() -> None:
    comparison = compare([OLD, INTERP], [Outcome(Kind.TIMED_OUT), Outcome(Kind.CRASHED, message="host TypeError")])
    assert comparison.verdict is Verdict.DIFFER


@pytest.mark.parametrize(
    ("seconds", "peak", "limit", "message", "verdict"),
    [
        (0.001, 2**16, "instructions", "instruction limit exceeded: 50000000 instructions", Verdict.DIFFER),
        (0.001, 2**16, "memory", "memory limit exceeded: 140000000 bytes > 134217728 bytes", Verdict.DIFFER),
        (0.001, 2**16, "memory", "memory limit exceeded: 1152921504606846976 bytes > 134217728 bytes", Verdict.INCONCLUSIVE),
        (0.9, 2**16, "instructions", "instruction limit exceeded: 50000000 instructions", Verdict.INCONCLUSIVE),
        (0.001, 2**28, "memory", "memory limit exceeded: 140000000 bytes > 134217728 bytes", Verdict.INCONCLUSIVE),
        (0.001, 2**16, "time", "feed time limit exceeded: 2.0s", Verdict.INCONCLUSIVE),
    ],
)
def test_a_limit_is_a_difference_where_cpython_used_next_to_nothing(
    seconds: float, peak: int, limit: str, message: str, verdict: Verdict
) -> None:
    reference = Outcome(Kind.FINISHED, "1\n", cpu_seconds=seconds, peak_bytes=peak)
    assert compare([OLD, INTERP], [reference, Outcome(Kind.LIMITED, "1\n", limit=limit, message=message)], ()).verdict is verdict


def test_allowed_only_where_rules_explain_every_difference() -> None:
    rules = [rule for rule in read_rules() if rule.id == "monty-too-many-values"]
    expected = raised("ValueError", "too many values to unpack (expected 2)")
    actual = replace(expected, message="too many values to unpack (expected 2, got 3)")
    pair = compare([OLD, MONTY], [expected, actual], rules).pairs[0]
    assert (pair.verdict, pair.rules, pair.drift) == (Verdict.ALLOWED, ("monty-too-many-values",), ())
    assert compare([OLD, MONTY], [expected, replace(actual, line=2)], rules).verdict is Verdict.DIFFER
    other_number = replace(actual, message="too many values to unpack (expected 3, got 4)")
    assert compare([OLD, MONTY], [expected, other_number], rules).verdict is Verdict.DIFFER
    assert compare([OLD, replace(MONTY, name="other")], [expected, actual], rules).verdict is Verdict.DIFFER


def test_outside_its_range_a_rule_that_matches_is_drift() -> None:
    expected = raised("ZeroDivisionError", "float division by zero")
    actual = raised("ZeroDivisionError", "division by zero")
    pair = compare([OLD, replace(MONTY, version="2.0.1")], [expected, actual]).pairs[0]
    assert (pair.verdict, pair.drift) == (Verdict.ALLOWED, ("monty-division-by-zero",))
    later = EngineId("cpython", "3.14.0", (3, 14))
    assert compare([later, MONTY], [expected, actual]).pairs[0].drift == ("monty-division-by-zero",)

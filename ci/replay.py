"""Replay: every regression case as one pytest item, and every rule of allowed differences, whose witness must still show that it is needed.

A pytest plugin (`-p ci.replay`) that collects `case.toml` files and the rules.

A case fails where an engine inside a verdict's range does anything else than the verdict says, an agreement that was not expected
included. Outside the range the change is drift: reported, and no failure. A verdict on an engine that is missing is not checked, and
a case of which nothing was checked is skipped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import pytest

from ci.cases import REGRESSIONS, Case, Expected, case_folders, read_case
from ci.complaint import Complaint
from ci.shown import outcome_line, side_by_side
from ci.triage import FAILED
from differential.allowed import RULES_FILE, Rule, read_rules
from differential.compare import Pair, Verdict, compare
from differential.engines.found import find_engines
from differential.engines.protocol import Engine, RunLimits
from differential.outcome import Outcome
from differential.program import Program

DRIFT, CORRUPT = "drift", "corrupt"


@dataclass(frozen=True, slots=True)
class Check:
    """One verdict held against one engine: `drift` where that is outside its range, `text` what was expected beside what came."""

    engine: str
    passed: bool
    drift: bool
    text: str


@lru_cache(maxsize=1)
def engines() -> tuple[list[Engine], dict[str, str]]:
    """The engines of this process, started when the first case needs them."""
    return find_engines()


def check_case(case: Case, engines: Sequence[Engine]) -> list[Check]:
    """Holds each verdict of the case against each engine that it is about."""
    outcomes = [engine.run([case.program], case.limits)[0] for engine in engines]
    pairs = {pair.subject: pair for pair in compare(engines, outcomes).pairs}
    by_label = {engine.label: outcome for engine, outcome in zip(engines, outcomes, strict=True)}
    return [
        check_verdict(verdict, engine, by_label, pairs.get(engine.label))
        for verdict in case.verdicts
        for engine in engines
        if engine.name == verdict.engine and (engine.name != "cpython" or verdict.in_range(engine.version, engine.python))
    ]


def check_verdict(verdict: Expected, engine: Engine, outcomes: dict[str, Outcome], pair: Pair | None) -> Check:
    """Holds one verdict against what an engine did; `pair` is how that compares with CPython."""
    actual = outcomes[engine.label]
    python = tuple(map(int, pair.reference.rpartition("-")[2].split(".")[:2])) if pair is not None and pair.reference else engine.python
    wrong = [f"{key} must be {value!r}" for key, value in verdict.outcome.items() if getattr(actual, key) != value]
    if verdict.agrees is not None and pair is not None:
        if pair.verdict is Verdict.INCONCLUSIVE:
            wrong.insert(0, f"it can't be compared: {pair.reason}")
        elif verdict.agrees and pair.verdict is Verdict.DIFFER:
            wrong.insert(0, f"it must do what {pair.reference} does")
        elif not verdict.agrees and pair.verdict is Verdict.AGREE:
            wrong.insert(0, f"it agrees with {pair.reference} now: if that is meant, say agrees = true from this version on")
    if not wrong:
        return Check(engine.label, True, False, "")
    reference = outcomes[pair.reference] if pair is not None and pair.reference else None
    expected = [*wrong, *(["", f"{pair.reference}:", *outcome_lines(reference)] if pair is not None and reference is not None else [])]
    text = "\n".join(side_by_side(expected, [f"{engine.label}:", *outcome_lines(actual)]))
    return Check(engine.label, False, not verdict.in_range(engine.version, (python[0], python[1])), text)


def outcome_lines(outcome: Outcome) -> list[str]:
    return [outcome_line(outcome), *(f"| {line}" for line in outcome.stdout.splitlines())]


def check_rule(rule: Rule, engines: Sequence[Engine]) -> list[Check]:
    """Holds a rule against its own witness: it must be what explains how its engine differs there, else it is stale."""
    pythons = [engine for engine in engines if engine.name == "cpython" and rule.python[0] <= engine.python < rule.python[1]]
    checks = []
    for engine in engines:
        if engine.name != rule.engine or not pythons:
            continue
        outcomes = [one.run([Program(rule.witness, "witness", rule.id, hostile=True)], RunLimits())[0] for one in (*pythons, engine)]
        [pair] = compare([*pythons, engine], outcomes).pairs
        verdict = ", ".join((pair.verdict, *filter(None, (pair.reason,)), *pair.rules))
        expected = [f"stale: its witness must differ as this rule says; now it is: {verdict}"]
        for one, outcome in zip(pythons, outcomes, strict=False):
            expected += ["", f"{one.label}:", *outcome_lines(outcome)]
        text = "\n".join(side_by_side(expected, [f"{engine.label}:", *outcome_lines(outcomes[-1])]))
        passed = pair.verdict is Verdict.ALLOWED and rule.id in pair.rules
        checks.append(Check(engine.label, passed, not rule.in_range(engine.version, pythons[-1].python), "" if passed else text))
    return checks


class CaseFailed(Exception):
    """A case whose verdicts an engine did not keep, or a stale rule; the message shows expected beside actual."""


class Item(pytest.Item):
    """One case or one rule: what it proves, in `reason`, and how it is checked."""

    reason: str
    check: Callable[[Sequence[Engine]], list[Check]]

    def runtest(self) -> None:
        found, missing = engines()
        checks = self.check(found)
        if not checks:
            pytest.skip("no engine to check it on: " + "; ".join(missing.values()))
        failed = [check for check in checks if not check.passed and not check.drift]
        if failed:
            raise CaseFailed("\n\n".join(check.text for check in failed))
        drifted = [check for check in checks if check.drift and not check.passed]
        if drifted:
            self.user_properties.append((DRIFT, "\n\n".join(check.text for check in drifted)))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, CaseFailed):
            return f"{self.name}: {self.reason}\nexpected on the left, actual on the right\n{excinfo.value}"
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, None, self.name


class CaseFile(pytest.File):
    """A `case.toml`, with the program beside it."""

    def collect(self) -> Iterator[pytest.Item]:
        try:
            case = read_case(self.path.parent)
        except Complaint as exc:
            raise pytest.UsageError(str(exc)) from exc
        yield item(self, case.id, case.reason, partial(check_case, case))


class RulesFile(pytest.File):
    """The rules of allowed differences."""

    def collect(self) -> Iterator[pytest.Item]:
        return (item(self, rule.id, rule.reason, partial(check_rule, rule)) for rule in read_rules(self.path))


def item(parent: pytest.File, name: str, reason: str, check: Callable[[Sequence[Engine]], list[Check]]) -> Item:
    made = Item.from_parent(parent, name=name)
    made.reason, made.check = reason, check
    return made


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Takes `case.toml`, and leaves the program beside it to it; and the rules."""
    kinds: dict[str, type[pytest.File]] = {"case.toml": CaseFile, RULES_FILE.name: RulesFile}
    return kinds[file_path.name].from_parent(parent, path=file_path) if file_path.name in kinds else None


def pytest_report_teststatus(report: pytest.TestReport | pytest.CollectReport) -> tuple[str, str, str] | None:
    """A drift counts apart."""
    if report.when == "call" and report.passed and drift_of(report):
        return DRIFT, "d", "DRIFT"
    return None


def drift_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    return next((str(text) for name, text in getattr(report, "user_properties", ()) if name == DRIFT), "")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Ends the engines of this process."""
    if engines.cache_info().currsize:
        for engine in engines()[0]:
            engine.close()
        engines.cache_clear()


class Results:
    """What became of each case, collected where the command runs: `passed`, `failed`, `drift`, `skipped`, with the text of it. Of one that
    could not be read it is `corrupt`."""

    def __init__(self) -> None:
        self.cases: dict[str, dict[str, str]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        name = report.nodeid.rpartition("::")[2]
        if report.when == "call" or not report.passed:
            drift = drift_of(report)
            text = drift or (report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr or ""))
            self.cases[name] = {"outcome": DRIFT if drift and report.passed else report.outcome, "text": text}


def replay(directory: Path, names: Sequence[str], jobs: int) -> tuple[int, dict[str, dict[str, str]]]:
    """Runs the cases of a directory, with the project's own the rules too (those of `names` only, where there are any). The exit code, and
    what became of each.

    A corrupt case is left aside: it makes the exit code 2, and the others run. Raises Complaint on an unknown one, or where there is none.
    """
    folders = {folder.name: folder for folder in case_folders(directory)}
    rules = {rule.id: f"{RULES_FILE}::{rule.id}" for rule in (read_rules() if directory.resolve() == REGRESSIONS else ())}
    if unknown := sorted(set(names) - {*folders, *rules}):
        raise Complaint(f"unknown case {unknown[0]!r}: {directory} has {len(folders)} cases")
    asked = [name for name in (*folders, *rules) if not names or name in names]
    if not asked:
        raise Complaint(f"{directory} has no case: nothing was replayed")
    corrupt: dict[str, dict[str, str]] = {}
    for name in folders.keys() & asked:
        try:
            read_case(folders[name])
        except Complaint as exc:
            corrupt[name] = {"outcome": CORRUPT, "text": str(exc)}
    chosen = [rules[name] if name in rules else str(folders[name]) for name in asked if name not in corrupt]
    if not chosen:
        return FAILED, corrupt
    results = Results()
    # No configuration of the place where the command is started: its options are not meant for cases.
    plain = ["-c", "/dev/null", "--rootdir", str(directory), "-p", "no:cacheprovider", "-q", "--no-header"]
    plain += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # this module has no assertions to rewrite
    code = pytest.main([*plain, "-p", "ci.replay", "-n", str(jobs), *chosen], plugins=[results])
    if code == pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED) or len(results.cases) < len(chosen):
        raise Complaint(f"replay itself failed: {len(results.cases)} of {len(chosen)} cases were run; see above")
    return FAILED if corrupt else int(code), {**results.cases, **corrupt}

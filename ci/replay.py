"""Replay: every regression case as one pytest item. A pytest plugin (`-p ci.replay`) that collects `case.toml` files.

A case fails where an engine inside a verdict's range does anything else than the verdict says, an agreement that was not expected
included. Outside the range the change is drift: reported, and no failure. A verdict on an engine that is missing is not checked, and
a case of which nothing was checked is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from ci.cases import Case, Expected, case_folders, read_case
from ci.complaint import Complaint
from ci.shown import outcome_line, side_by_side
from differential.compare import Pair, Verdict, compare
from differential.engines.found import find_engines
from differential.engines.protocol import Engine
from differential.outcome import Outcome

DRIFT = "drift"


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


class CaseFailed(Exception):
    """A case whose verdicts an engine did not keep; the message shows expected beside actual."""


class CaseItem(pytest.Item):
    """One case."""

    case: Case

    def runtest(self) -> None:
        found, missing = engines()
        checks = check_case(self.case, found)
        if not checks:
            pytest.skip("no engine to check it on: " + "; ".join(missing.values()))
        failed = [check for check in checks if not check.passed and not check.drift]
        if failed:
            raise CaseFailed("\n\n".join(check.text for check in failed))
        drifted = [check for check in checks if check.drift]
        if drifted:
            self.user_properties.append((DRIFT, "\n\n".join(check.text for check in drifted)))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, CaseFailed):
            return f"case {self.name}: {self.case.reason}\nexpected on the left, actual on the right\n{excinfo.value}"
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
        item = CaseItem.from_parent(self, name=case.id)
        item.case = case
        yield item


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Takes `case.toml`, and leaves the program beside it to it."""
    return CaseFile.from_parent(parent, path=file_path) if file_path.name == "case.toml" else None


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
    """What became of each case, collected where the command runs: `passed`, `failed`, `drift`, `skipped`, with the text of it."""

    def __init__(self) -> None:
        self.cases: dict[str, dict[str, str]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        name = report.nodeid.rpartition("::")[2]
        if report.when == "call" or not report.passed:
            drift = drift_of(report)
            text = drift or (report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr or ""))
            self.cases[name] = {"outcome": DRIFT if drift and report.passed else report.outcome, "text": text}


def replay(directory: Path, names: Sequence[str], jobs: int) -> tuple[int, dict[str, dict[str, str]]]:
    """Runs the cases of a directory (those of `names` only, where there are any). The exit code, and what became of each case.

    Every case is read before the first is run. Raises Complaint on a corrupt or unknown one, or where there is none.
    """
    folders = case_folders(directory)
    if unknown := sorted(set(names) - {folder.name for folder in folders}):
        raise Complaint(f"unknown case {unknown[0]!r}: {directory} has {len(folders)} cases")
    chosen = [folder for folder in folders if not names or folder.name in names]
    if not chosen:
        raise Complaint(f"{directory} has no case: nothing was replayed")
    for folder in chosen:
        read_case(folder)
    results = Results()
    # No configuration of the place where the command is started: its options are not meant for cases.
    plain = ["-c", "/dev/null", "--rootdir", str(directory), "-p", "no:cacheprovider", "-q", "--no-header"]
    plain += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # this module has no assertions to rewrite
    code = pytest.main([*plain, "-p", "ci.replay", "-n", str(jobs), *map(str, chosen)], plugins=[results])
    if code == pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED) or len(results.cases) < len(chosen):
        raise Complaint(f"replay itself failed: {len(results.cases)} of {len(chosen)} cases were run; see above")
    return int(code), results.cases

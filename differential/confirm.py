"""Confirmation: a candidate is run again in fresh processes before anybody calls it a finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from differential.allowed import Rule
from differential.compare import Comparison, Verdict, compare
from differential.engines.protocol import Engine, RunLimits
from differential.normalize import normalized
from differential.outcome import Outcome
from differential.program import Program

ROUNDS = 3


class Status(StrEnum):
    """`CONFIRMED`: the same difference each time. `FLAKY`: not the same in fresh processes. `CONTAMINATED`: stable, and no difference:
    what was seen came from the batch it ran in, a fault of the harness."""

    CONFIRMED = "confirmed"
    FLAKY = "flaky"
    CONTAMINATED = "contaminated"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What the fresh runs said: the status, and the outcomes (in the engines' order) and comparison of the last round."""

    status: Status
    outcomes: tuple[Outcome, ...]
    comparison: Comparison


def behaviour(outcome: Outcome) -> Outcome:
    """The part of an outcome that must be the same each time: normalised, without what was used."""
    return replace(normalized(outcome), cpu_seconds=0.0, peak_bytes=0, fuel=0)


def confirm(program: Program, engines: Sequence[Engine], limits: RunLimits, rules: Sequence[Rule] | None = None) -> Confirmation:
    """Runs the program three times, each engine in a fresh process each time; stops at the first run that differs from the one before."""
    before: list[Outcome] = []
    outcomes: list[Outcome] = []
    for _ in range(ROUNDS):
        outcomes = [engine.run_fresh(program, limits) for engine in engines]
        now = [behaviour(outcome) for outcome in outcomes]
        if before and now != before:
            return Confirmation(Status.FLAKY, tuple(outcomes), compare(engines, outcomes, rules))
        before = now
    comparison = compare(engines, outcomes, rules)
    status = Status.CONFIRMED if comparison.verdict is Verdict.DIFFER else Status.CONTAMINATED
    return Confirmation(status, tuple(outcomes), comparison)

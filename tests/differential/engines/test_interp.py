"""`interp` in fresh processes: each program in a child of its own, whose death is an outcome and hurts no other."""

from __future__ import annotations

import time
from collections.abc import Iterator

import psutil
import pytest

from differential.engines.interp import GRACE, InterpEngine
from differential.engines.protocol import RunLimits
from differential.outcome import Kind
from differential.program import Program

LIMITS = RunLimits(seconds=0.5)


@pytest.fixture
def deadly(monkeypatch: pytest.MonkeyPatch) -> Iterator[InterpEngine]:
    engine = InterpEngine()
    monkeypatch.setenv("MONTY_FAULT", f"{__package__}.deadly:")
    yield engine
    engine.close()


def test_a_fresh_run_is_what_a_run_in_process_is(deadly: InterpEngine) -> None:
    program = Program("print([1, 2])\n{'a': 1}")
    [alone] = deadly.run([program], LIMITS)
    fresh = deadly.run_fresh(program, LIMITS)
    assert (fresh.kind, fresh.stdout, fresh.result, fresh.fuel) == (alone.kind, alone.stdout, alone.result, alone.fuel)
    assert fresh.peak_bytes > 0


def test_a_death_is_an_outcome_and_the_next_program_runs(deadly: InterpEngine) -> None:
    died = deadly.run_fresh(Program("SIGSEGV"), LIMITS)
    assert (died.kind, died.message) == (Kind.CRASHED, "the worker died, exit status -11")
    assert deadly.run_fresh(Program("1 + 1"), LIMITS).result == "2"


def test_a_program_that_does_not_end_is_ended(deadly: InterpEngine) -> None:
    started = time.monotonic()
    assert deadly.run_fresh(Program("hang"), LIMITS).kind is Kind.TIMED_OUT
    assert LIMITS.seconds + GRACE - 0.1 < time.monotonic() - started
    assert deadly.run_fresh(Program("1 + 1"), LIMITS).result == "2"


def test_closing_leaves_no_process(deadly: InterpEngine) -> None:
    others = psutil.Process().children(recursive=True)
    deadly.run_fresh(Program("1"), LIMITS)
    workers = [child for child in psutil.Process().children(recursive=True) if child not in others]
    assert workers
    deadly.close()
    assert psutil.wait_procs(workers, timeout=5)[1] == []

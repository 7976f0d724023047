"""Confirmation, with real engines."""

import sys
from collections.abc import Iterator

import pytest

from differential.compare import Verdict
from differential.confirm import Status, confirm
from differential.engines.found import find_engines
from differential.engines.protocol import Engine, RunLimits
from differential.program import Program

LIMITS = RunLimits(seconds=1)


@pytest.fixture(scope="module")
def engines() -> Iterator[list[Engine]]:
    pytest.importorskip("pydantic_monty", reason="the extra `monty` is not installed")
    engines, missing = find_engines([f"cpython-3.{sys.version_info[1]}", "pydantic-monty"])
    assert missing == {}
    yield engines
    for engine in engines:
        engine.close()


def test_a_real_difference_is_confirmed(engines: list[Engine]) -> None:
    confirmation = confirm(Program("round(2.675, 2)"), engines, LIMITS)
    assert confirmation.status is Status.CONFIRMED
    assert confirmation.comparison.verdict is Verdict.DIFFER
    assert [outcome.result for outcome in confirmation.outcomes] == ["2.67", "2.68"]


def test_what_does_not_happen_in_fresh_processes_is_contamination(engines: list[Engine]) -> None:
    assert confirm(Program("1 + 1"), engines, LIMITS).status is Status.CONTAMINATED


def test_what_changes_from_run_to_run_is_flaky(engines: list[Engine]) -> None:
    assert confirm(Program("import time\ntime.time_ns()"), engines[:1], LIMITS).status is Status.FLAKY


def test_addresses_and_resources_do_not_make_it_flaky(engines: list[Engine]) -> None:
    confirmation = confirm(Program("class A:\n    def f(self): pass\nprint(A())\nround(2.675, 2)"), engines, LIMITS)
    assert confirmation.status is Status.CONFIRMED

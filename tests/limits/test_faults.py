"""Positive controls: each planted fault of the limits is seen by the oracle that finds nothing without it."""

from __future__ import annotations

import pytest

from ci.controls import planted
from differential.limits.measure import AttackProcess
from differential.limits.verdict import SETTINGS, broken
from fuzz_targets.faults import LIMIT_FAULTS, Fault
from interp import compiled
from tests.conftest import FROM_SOURCE

pytestmark = pytest.mark.skipif(FROM_SOURCE or compiled.state() != "compiled", reason="time is measured of the compiled build")


@pytest.mark.parametrize("fault", LIMIT_FAULTS.values(), ids=lambda fault: fault.name)
def test_a_planted_fault_breaks_a_promise(fault: Fault) -> None:
    setting = SETTINGS[0]
    text = f"print('begun')\n{fault.witness}"
    with AttackProcess("interp", extra=planted(fault.name)) as faulty, AttackProcess("interp") as right:
        report = faulty.ask(text, setting.limits())
        assert {"late", "fat", "hung", "crashed"} & set(broken(report, setting, endless=False, surviving=False)), report
        report = right.ask(text, setting.limits())
        assert not broken(report, setting, endless=False, surviving=False), report


def test_there_are_faults_enough() -> None:
    assert len(LIMIT_FAULTS) >= 10

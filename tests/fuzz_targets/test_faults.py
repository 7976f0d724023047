"""Planted faults: each is shown by its witness to the oracle that it is for, and is gone when it is switched off."""

from __future__ import annotations

from importlib import import_module

import pytest

from fuzz_targets.faults import FAULTS, VARIABLE, Fault, planted
from fuzz_targets.targets import TARGETS
from tests.conftest import FROM_SOURCE

SHOWN = [pytest.param(fault, id=fault.name) for fault in FAULTS.values() if FROM_SOURCE or not fault.in_source]


@pytest.mark.parametrize("fault", SHOWN)
def test_its_witness_shows_it(fault: Fault) -> None:
    wrong = import_module(TARGETS[fault.target].module).wrong
    assert wrong(fault.witness) is None
    fault.switch_on()
    try:
        assert wrong(fault.witness) is not None
        assert not fault.is_innocent(wrong, fault.witness)
    finally:
        fault.switch_off()
    assert wrong(fault.witness) is None


def test_there_are_enough_for_a_compiled_build() -> None:
    assert sum(not fault.in_source for fault in FAULTS.values()) >= 10


def test_the_fault_of_each_target_is_for_it() -> None:
    assert {target.name: FAULTS[target.fault].target for target in TARGETS.values()} == {name: name for name in TARGETS}


def test_an_unknown_fault_is_named_with_those_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "fuzz_targets.faults:nonsense")
    with pytest.raises(ValueError, match=r"nonsense.*find-ignores-start"):
        planted()

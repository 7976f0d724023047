"""The positive control of the oracle: a planted fault is found, and what is wrong without it too is not taken for it."""

from __future__ import annotations

from pathlib import Path

from ci.controls import HOST, controls, look_with_programs, planted, run_texts
from differential.program import Program
from fuzz_targets.faults import FAULTS
from fuzz_targets.targets import TARGETS


def test_the_planted_fault_is_found_with_generated_programs(tmp_path: Path) -> None:
    assert look_with_programs(tmp_path, 0, 60.0)


def test_a_fault_shows_in_its_witness_and_only_where_it_is_planted(tmp_path: Path) -> None:
    fault = FAULTS[TARGETS["engines_agree"].fault]
    texts = (Program(fault.witness, hostile=True),)
    wrong, right = (
        run_texts(texts, tmp_path / name, 0, 0.0, environment, lambda totals: None)
        for name, environment in (("wrong", planted(fault.name)), ("right", {}))
    )
    assert [finding.signature.engine for finding in wrong.findings] == ["interp"]
    assert right.findings == []


def test_a_campaign_without_interp_has_no_control_of_the_oracle() -> None:
    assert not [control for control in controls([f"{HOST}.0", "pydantic-monty-1.4.0"]) if control.name.startswith("generated")]
    assert [control for control in controls([f"{HOST}.0", "interp-0.1.0"]) if control.name.startswith("generated")]

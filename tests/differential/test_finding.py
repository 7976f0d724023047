"""Findings: permanent ids, JSON in and out, what is private."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from differential.finding import Finding, What
from tests.differential.made import finding


def test_json_there_and_back_is_the_same_finding() -> None:
    made = finding("print('\ud800')")
    assert Finding.from_json(json.loads(json.dumps(made.as_json()))) == made


def test_an_id_depends_on_program_engine_and_what_alone() -> None:
    made = finding("print(1)")
    assert replace(made, differences=(), program=replace(made.program, seed="another")).id == made.id
    assert len({made.id, finding("print(2)").id, finding("print(1)", What.CRASH).id}) == 3


@pytest.mark.parametrize(("what", "private"), [(What.DIFFERENCE, False), (What.CRASH, True), (What.OVERSHOOT, True)])
def test_what_may_be_a_way_out_of_the_sandbox_is_private(what: What, private: bool) -> None:
    assert finding("print(1)", what).private is private

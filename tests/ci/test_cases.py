"""Regression cases: what is corrupt is said in one line; what holds, fails and drifts in replay."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ci.cases import REGRESSIONS, CaseError, case_folders, case_of, read_case
from ci.complaint import Complaint
from ci.replay import check_rule
from differential.allowed import read_rules
from differential.engines.found import find_engines
from tests.ci.commands import CPYTHON, DIFFERENT, montyfuzz, needs_monty
from tests.differential.made import finding

GOOD = """
origin = "a test"
reason = "int() takes every decimal digit"
[[verdict]]
engine = "cpython"
versions = ["3.11", "3.20"]
stdout = "3\\n"
[[verdict]]
engine = "pydantic-monty"
versions = ["1.4", "1.5"]
python = ["3.11", "3.20"]
agrees = false
kind = "raised"
"""


def write_case(folder: Path, toml: str = GOOD, program: str = DIFFERENT) -> Path:
    folder.mkdir(parents=True)
    (folder / "case.py").write_text(program, "utf-8")
    (folder / "case.toml").write_text(toml, "utf-8")
    return folder


def test_every_case_of_the_project_is_sound() -> None:
    cases = [read_case(folder) for folder in case_folders(REGRESSIONS)]
    assert cases
    assert len({case.program.id for case in cases}) == len(cases)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('origin = "a test"', "origin = ", "case.toml is not TOML"),
        ('origin = "a test"', "", "needs 'origin'"),
        ('reason = "int() takes every decimal digit"', 'reason = ""', "needs 'reason'"),
        ('origin = "a test"', 'origin = "a test"\ncolour = 1', "unknown key 'colour'"),
        ('engine = "cpython"', 'engine = "jython"', "names the engine 'jython'"),
        ('["1.4", "1.5"]', '["1.5", "1.4"]', "'versions' is [from, to before]"),
        ('["1.4", "1.5"]', '"1.4"', "'versions' is [from, to before]"),
        ("agrees = false", "agrees = 1", "'agrees' is true or false"),
        ('kind = "raised"', 'kind = "exploded"', "unknown kind 'exploded'"),
        ('kind = "raised"', "kind = 3", "'kind' is a str, not 3"),
        ('agrees = false\nkind = "raised"', "", "asks for nothing"),
        ('stdout = "3\\n"', 'stdout = "3\\n"\nagrees = true', "is not for cpython"),
        ('origin = "a test"', 'origin = "a test"\n[limits]\nsecnods = 1\n[x]', "unknown key"),
    ],
)
def test_a_corrupt_case_is_one_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(CaseError) as caught:
        read_case(write_case(tmp_path / "digits", GOOD.replace(old, new)))
    assert said in str(caught.value)
    assert str(caught.value).startswith("case digits: ")
    assert "\n" not in str(caught.value)


def test_a_case_without_its_files_is_corrupt(tmp_path: Path) -> None:
    folder = write_case(tmp_path / "digits")
    (folder / "case.py").unlink()
    with pytest.raises(Complaint, match=r"case.py can't be read"):
        read_case(folder)
    (folder / "case.toml").unlink()
    with pytest.raises(CaseError, match=r"case.toml is missing"):
        read_case(folder)


def test_what_a_finding_is_promoted_as_is_a_sound_case(tmp_path: Path) -> None:
    files = case_of(finding("print('\x7f\"\\\\é')\n"))
    case = read_case(write_case(tmp_path / "promoted", files["case.toml"], files["case.py"]))
    reference, engine = case.verdicts
    assert (reference.engine, reference.versions, reference.outcome["stdout"]) == ("cpython", ((3, 13), (3, 14)), "3\n")
    assert (engine.engine, engine.agrees, engine.outcome["exception"]) == ("pydantic-monty", False, "ValueError")


def test_replay_is_strict_inside_the_range_and_reports_drift_outside(tmp_path: Path) -> None:
    needs_monty()
    write_case(tmp_path / "holds")
    write_case(tmp_path / "agrees-unexpectedly", program="print(3)\n", toml=GOOD.replace('kind = "raised"\n', ""))
    write_case(tmp_path / "wrong-field", GOOD.replace('kind = "raised"', 'exception = "TypeError"'))
    write_case(tmp_path / "wrong-reference", GOOD.replace('"3\\n"', '"4\\n"'))
    write_case(tmp_path / "drifted", GOOD.replace('"1.4", "1.5"', '"1.0", "1.4"').replace('kind = "raised"', 'kind = "finished"'))
    run = montyfuzz("replay", "--corpus", ".", "--jobs", "1", "--json", cwd=tmp_path)
    assert run.returncode == 1, run.stderr
    cases = json.loads(run.stdout)["cases"]
    assert {name: case["outcome"] for name, case in cases.items()} == {
        "holds": "passed",
        "agrees-unexpectedly": "failed",
        "wrong-field": "failed",
        "wrong-reference": "failed",
        "drifted": "drift",
    }
    assert "exception must be 'TypeError'" in cases["wrong-field"]["text"]
    assert "raised ValueError: invalid literal" in cases["wrong-field"]["text"]
    assert "agrees with cpython" in cases["agrees-unexpectedly"]["text"]
    assert montyfuzz("replay", "drifted", "--corpus", ".", "--jobs", "1", cwd=tmp_path).returncode == 0


def test_a_corrupt_case_is_left_aside_and_the_others_run(tmp_path: Path) -> None:
    needs_monty()
    write_case(tmp_path / "holds")
    write_case(tmp_path / "torn", "[[verdict]")
    run = montyfuzz("replay", "--corpus", ".", "--jobs", "1", cwd=tmp_path)
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert run.stderr.startswith("montyfuzz: case torn: case.toml is not TOML")
    assert "1 passed" in run.stdout
    assert montyfuzz("replay", "torn", "--corpus", ".", cwd=tmp_path).returncode == 2
    assert (tmp_path / "torn" / "case.toml").read_text("utf-8") == "[[verdict]"


def test_a_rule_is_replayed_by_its_name(tmp_path: Path) -> None:
    needs_monty()
    run = montyfuzz("replay", "monty-not-a-container", "--jobs", "1", "--json", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["cases"] == {"monty-not-a-container": {"outcome": "passed", "text": ""}}


def test_a_rule_is_stale_when_its_witness_no_longer_shows_it() -> None:
    """Of two rules with each other's witness: neither is what explains it. Outside its versions that is drift."""
    needs_monty()
    engines, _ = find_engines((CPYTHON, "pydantic-monty"))
    try:
        rules = {rule.id: rule for rule in read_rules()}
        rule = replace(rules["monty-not-a-container"], witness=rules["monty-no-files"].witness)
        old = replace(rule, versions=((1, 0), (1, 1)))
        [stale], [drift], [agrees] = (check_rule(one, engines) for one in (rule, old, replace(rule, witness="1")))
    finally:
        for engine in engines:
            engine.close()
    assert (stale.passed, stale.drift, drift.passed, drift.drift) == (False, False, False, True)
    assert "stale" in stale.text and "PermissionError" in stale.text
    assert "now it is: agree" in agrees.text

"""The report: readable, complete, private things apart, and a `repro.py` that shows each difference."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ci.findings import Bucket, Findings, Life
from ci.report.repro import repro_script
from ci.report.write import shows, write_report
from ci.triage import by_weight, totals_as_json
from differential.campaign import Totals
from differential.compare import Difference, compare
from differential.engines.found import find_engines
from differential.engines.protocol import RunLimits
from differential.finding import Effect, Finding, What
from differential.oracle import candidates
from differential.outcome import Kind, Outcome
from differential.program import Program
from tests.ci.commands import CPYTHON, needs_monty
from tests.differential.made import finding


def found_in(text: str) -> list[Finding]:
    """What is wrong with a program, by the real engines."""
    engines, _ = find_engines((CPYTHON, "pydantic-monty"))
    try:
        program = Program(text, hostile=True)
        outcomes = [engine.run([program], RunLimits())[0] for engine in engines]
        return candidates(engines, program, outcomes, compare(engines, outcomes), RunLimits())
    finally:
        for engine in engines:
            engine.close()


def data(totals: Totals) -> dict[str, Any]:
    return {
        "started": "2026-01-01T00:00:00+00:00",
        "seed": 1,
        "controls": [],
        "targets": [],
        "no_targets": "",
        "confirmed": {},
        "failed": [],
        "overbroad": {},
        "totals": totals_as_json(totals),
    }


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("print(int('٣'))\n", "kind"),
        ("try:\n    bytes([300])\nexcept Exception as e:\n    print(type(e).__name__, e)\n", "stdout"),
        ("print('a')\nint('٣')", "kind"),
        ("bytes([300])\n", "exception"),
    ],
)
def test_repro_shows_the_difference_and_only_it(tmp_path: Path, text: str, field: str) -> None:
    needs_monty()
    [difference] = found_in(text)
    assert difference.differences[0].field == field
    script = tmp_path / "repro.py"
    script.write_text(repro_script(difference), "utf-8")
    assert f"pydantic-monty=={difference.engine.rpartition('-')[2]}" in script.read_text("utf-8")
    assert shows(script)
    mended = replace(
        difference,
        program=Program("print(3)\nprint(3)"),
        outcomes={**difference.outcomes, difference.reference: Outcome(Kind.FINISHED, "3\n3\n")},
        differences=(Difference("stdout", "3", "", 1),),
    )
    script.write_text(repro_script(mended), "utf-8")
    run = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60)
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize("engine", ["interp-0.1.0", "pydantic-monty-1.4.0"])
@pytest.mark.parametrize("what", list(What))
@pytest.mark.parametrize("field", ["stdout", "result", "kind", "line"])
def test_repro_is_python_for_every_kind_of_finding(engine: str, what: What, field: str) -> None:
    made = finding('print(\'"""\\n\')\n1', what)
    ast.parse(repro_script(replace(made, engine=engine, differences=(replace(made.differences[0], field=field),))))


def test_the_report_names_what_matters_and_keeps_private_things_apart(tmp_path: Path) -> None:
    database = Findings(tmp_path / "findings.sqlite3")
    run = database.begin_run("nightly", 1)
    public, private = finding("print(1)"), finding("print('secret')", What.CRASH, "crash()")
    for one in (public, private, finding("print(22)")):
        database.record(run, one)
    totals = Totals(programs=3, compared=3, agreed=1, seconds=1.0, missing={"interp": "not built"}, engines=["cpython-3.13.0"])
    totals.inconclusive["pydantic-monty-1.4.0: the engine refused"] = 7
    totals.allowed["some-rule"] = 4
    report = write_report(tmp_path, database, run, data(totals)).read_text("utf-8")
    for said in (public.id, "print(1)", "seen 2 times", "interp: not built", "the engine refused | 7", "some-rule | 4", "and 1 private"):
        assert said in report
    assert "secret" not in report + (tmp_path / "report.json").read_text("utf-8")
    assert "secret" in (tmp_path / "private" / "report.md").read_text("utf-8")
    html = (tmp_path / "report.html").read_text("utf-8")
    for said in (public.id, "interp: not built", "the engine refused</td><td>7", "some-rule</td><td>4", "and 1 private", "no | `digit`"):
        assert said in html
    assert "secret" not in html
    assert "secret" in (tmp_path / "private" / "report.html").read_text("utf-8")
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["buckets"][0]["finding"] == public.id
    names = {path.name for path in (tmp_path / "findings" / public.id).iterdir()}
    assert names == {"program.py", "outcomes.json", "repro.py", "README.md", "case"}
    assert (tmp_path / "findings" / finding("print(22)").id).is_dir()
    assert not (tmp_path / "findings" / private.id).exists()


def test_a_report_written_again_has_nothing_stale(tmp_path: Path) -> None:
    database = Findings(tmp_path / "findings.sqlite3")
    first = database.begin_run("nightly", 1)
    database.record(first, finding("print(1)"))
    write_report(tmp_path, database, first, data(Totals()))
    write_report(tmp_path, database, database.begin_run("nightly", 2), data(Totals(interrupted=True)))
    assert not (tmp_path / "findings").exists()
    report = (tmp_path / "report.md").read_text("utf-8")
    assert "No difference was found." in report
    assert "Ended by Ctrl-C" in report


def test_a_program_can_do_nothing_to_the_page(tmp_path: Path) -> None:
    database = Findings(tmp_path / "findings.sqlite3")
    run = database.begin_run("nightly", 1)
    hostile = finding("print('</pre><script>alert(1)</script>\x1b[2J\ud800')")
    loud = Outcome(Kind.FINISHED, stdout="<img src=x onerror=alert(2)>\x07\n")
    database.record(run, replace(hostile, outcomes=dict.fromkeys(hostile.outcomes, loud)))
    write_report(tmp_path, database, run, data(Totals(engines=["<b>engine"], missing={"<i>": "<u>"})))
    page = (tmp_path / "report.html").read_text("utf-8")
    for tag in ("<script", "<img", "<b>engine", "<i>", "<u>", "\x1b", "\x07"):
        assert tag not in page


def test_effects_are_read_the_worst_first() -> None:
    def with_difference(field: str, reference: str, actual: str) -> Effect:
        return replace(finding("1"), differences=(Difference(field, reference, actual),)).effect

    assert finding("1", What.CRASH).effect is Effect.CRASH
    assert with_difference("stdout", "3", "4") is Effect.WRONG
    assert with_difference("kind", "finished", "raised Odd: 1") is Effect.RAISES
    assert with_difference("stdout", "ValueError: a", "3") is Effect.ACCEPTS
    assert with_difference("stdout", "ValueError('a')", "TypeError('a')") is Effect.OTHER
    assert with_difference("stdout", "ValueError a", "ValueError b") is Effect.WORDS
    assert with_difference("line", "1", "2") is Effect.PLACE
    buckets = [
        Bucket(str(number), life, count, finding("1", what))
        for number, (life, count, what) in enumerate(
            [
                (Life.KNOWN, 9, What.CRASH),
                (Life.NEW, 9, What.DIFFERENCE),
                (Life.NEW, 1, What.CRASH),
                (Life.NEW, 2, What.CRASH),
                (Life.REGRESSED, 1, What.DIFFERENCE),
            ]
        )
    ]
    assert [bucket.key for bucket in by_weight(buckets)] == ["4", "3", "2", "1", "0"]


def test_trends_begin_with_the_second_nightly_and_leave_other_runs_out(tmp_path: Path) -> None:
    database = Findings(tmp_path / "findings.sqlite3")
    for command, programs in (("nightly", 100), ("diff", 7), ("nightly", 50)):
        run = database.begin_run(command, 1)
        report = write_report(tmp_path, database, run, figures := data(Totals(programs=programs, seconds=10.0)))
        assert ("trends begin with the second" in report.read_text("utf-8")) == (programs == 100)
        database.end_run(run, figures, reported=command == "nightly")
    assert "| programs a second | 10.0, 5.0 |" in report.read_text("utf-8")
    assert "<polyline" in (tmp_path / "report.html").read_text("utf-8")

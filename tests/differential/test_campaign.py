"""Campaigns: real shards in real processes, that find, that end in time, and that die."""

from __future__ import annotations

import json
import threading
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from differential.campaign import STOP, Totals, run_campaign
from differential.finding import Finding, What
from differential.program import Program
from differential.shard import Shard
from tests.ci.commands import CPYTHON, DIFFERENT, needs_monty

ENGINES = (CPYTHON, "pydantic-monty")


def quiet(totals: Totals) -> None:
    """Progress that nobody watches."""


def shards_running() -> list[psutil.Process]:
    """The processes of shards that this one's campaigns have started."""
    found = []
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):  # it ended while we looked
            if "differential.shard" in child.cmdline():
                found.append(child)
    return found


def over(*texts: str, engines: tuple[str, ...] = ENGINES) -> Shard:
    return Shard(0, 0, len(texts), engines=engines, texts=tuple(Program(text, hostile=True) for text in texts))


def test_a_known_difference_becomes_one_finding_with_its_signature(tmp_path: Path) -> None:
    needs_monty()
    totals = run_campaign([over("print(1)\n", DIFFERENT, "x = 1\n" + DIFFERENT)], tmp_path, 1, quiet)
    [found] = totals.findings
    assert (found.what, found.program.text, found.signature.operation) == (What.DIFFERENCE, DIFFERENT, "int()")
    assert totals.repeats == {found.key: 1}
    assert (totals.programs, totals.compared, totals.agreed, totals.failures) == (3, 3, 1, [])
    assert totals.verdicts[0]["pydantic-monty-1.4.0"]["verdict"] == "agree"
    assert Finding.from_json(json.loads(json.dumps(found.as_json()))) == found


def test_what_an_engine_refuses_is_inconclusive_and_counted_by_reason(tmp_path: Path) -> None:
    needs_monty()
    totals = run_campaign([over("def f():\n    yield 1\nprint(list(f()))\n")], tmp_path, 1, quiet)
    assert totals.findings == []
    assert totals.inconclusive == {"pydantic-monty-1.4.0: the engine refused": 1}


def test_shards_run_side_by_side_give_what_they_give_one_after_the_other(tmp_path: Path) -> None:
    needs_monty()
    shards = [Shard(number, 3, 8, engines=ENGINES) for number in range(3)]
    found = [run_campaign(shards, tmp_path / str(jobs), jobs, quiet) for jobs in (1, 3)]
    assert [finding.id for finding in found[0].findings] == [finding.id for finding in found[1].findings]
    assert found[0].programs == found[1].programs == 24


def test_a_campaign_ends_when_its_time_is_up(tmp_path: Path) -> None:
    started = time.monotonic()
    shards = (Shard(number, 0, 10**6, engines=(CPYTHON,)) for number in range(10**6))
    totals = run_campaign(shards, tmp_path, 1, quiet, seconds=3)
    assert totals.programs > 0
    assert time.monotonic() - started < 3 + 8


def test_a_shard_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    """Whatever killed it once, and not again when its programs run one at a time, was no program."""
    killed = threading.Event()

    def kill_once(totals: Totals) -> None:
        if not killed.is_set() and totals.programs >= 20:
            for child in shards_running():
                killed.set()
                child.kill()

    totals = run_campaign([Shard(0, 0, 120, engines=(CPYTHON,))], tmp_path, 1, kill_once)
    assert killed.is_set()
    assert (totals.programs, totals.died, totals.failures) == (120, 0, [])


DYING = """
import os
import differential.engines.interp as engine
def switch_on(name):
    run = engine.run_program
    def dying(text, limits, fed=False):
        if name in text:
            os.abort()
        return run(text, limits, fed)
    engine.run_program = dying
"""


def test_a_program_that_kills_its_shard_is_private_and_the_rest_still_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault planted in the engine as the controls of a nightly are: it ends the process that it runs in."""
    (tmp_path / "dying_engine.py").write_text(DYING)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    shard = over("print(1)\n", "print('die')\n", "print(2)\n", "print(3)\n", engines=(CPYTHON, "interp"))
    totals = run_campaign([replace(shard, environment={"MONTY_FAULT": "dying_engine:die"})], tmp_path / "logs", 1, quiet)
    [found] = [finding for finding in totals.findings if finding.program.text == "print('die')\n"]
    assert (found.what, found.private, found.signature.engine) == (What.CRASH, True, "interp")
    assert "signal 6" in found.outcomes[found.engine].message
    assert (totals.died, totals.programs) == (1, 4)


def test_the_stop_file_ends_everything_at_once(tmp_path: Path) -> None:
    def stop(totals: Totals) -> None:
        if totals.programs:
            (tmp_path / STOP).touch()

    started = time.monotonic()
    totals = run_campaign([Shard(0, 0, 10**6, engines=(CPYTHON,))], tmp_path, 1, stop)
    assert 0 < totals.programs < 10**6
    assert time.monotonic() - started < 30
    assert not shards_running()


def test_a_shard_that_can_not_start_is_a_failure_that_says_why(tmp_path: Path) -> None:
    totals = run_campaign([Shard(0, 0, 5, engines=("jython",))], tmp_path, 1, quiet)
    assert totals.programs == 0
    assert "unknown engine 'jython'" in totals.failures[0]

"""Coverage-guided targets as the command runs them: a real one for a moment, and what a log is held to."""

from __future__ import annotations

from pathlib import Path

import pytest

from ci.complaint import Complaint
from ci.fuzzing import result, run_target, target_named, unavailable
from fuzz_targets.targets import TARGETS

TARGET = next(iter(TARGETS.values()))


@pytest.mark.skipif(bool(unavailable()), reason=unavailable())
def test_a_target_runs_and_keeps_its_corpus_as_text(tmp_path: Path) -> None:
    ran = run_target(TARGET, 1, tmp_path, quiet=True)
    assert ran.failure == ""
    assert ran.executions > 0
    assert ran.coverage > 0
    for path in (tmp_path / "corpus" / TARGET.name).iterdir():
        assert isinstance(path.read_bytes().decode("utf-8", "surrogateescape"), str)


@pytest.mark.parametrize(
    ("log", "executions"),
    [
        (b"#2\tINITED cov: 5 ft: 6\n#8\tpulse  cov: 9\nstat::number_of_executed_units: 11\n", 11),
        (b"#2\tINITED cov: 5 ft: 6\n#8\tpulse  cov: 9\n", 8),
    ],
)
def test_what_a_log_says(log: bytes, executions: int) -> None:
    ran = result(TARGET, 0, log, [])
    assert (ran.executions, ran.coverage > 0, ran.failure) == (executions, True, "")


def test_a_run_without_one_execution_has_failed_whatever_its_exit_status() -> None:
    assert result(TARGET, 0, b"INFO: seed corpus\nModuleNotFoundError: No module named 'x'\n", []).failure == (
        f"target {TARGET.name} executed nothing (exit status 0): ModuleNotFoundError: No module named 'x'"
    )


def test_a_run_that_died_and_left_no_program_has_failed() -> None:
    log = b"stat::number_of_executed_units: 11\nWrong: the process grew\n"
    assert "died after 11 executions (exit status 77) and left no program: Wrong" in result(TARGET, 77, log, []).failure
    assert result(TARGET, 72, log, []).failure == result(TARGET, 77, log, [Path("crash-1")]).failure == ""


def test_an_unknown_target_is_refused_with_those_there_are() -> None:
    with pytest.raises(Complaint, match=TARGET.name):
        target_named("nothing")

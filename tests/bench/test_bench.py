"""The bench runs, and measures only what gives the right value."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bench.__main__ import main
from bench.engines import CPYTHON, ENGINES, Refused
from bench.programs import ALSO, LANGUAGE, NINE
from bench.rounds import geometric_mean_ratio, missing_engines, program_times


def test_one_program_in_every_engine_that_is_here(tmp_path: Path) -> None:
    out = tmp_path / "results.json"
    done = CliRunner().invoke(main, ["--only", "append", "--rounds", "1", "--out", str(out)])
    assert done.exit_code == 0, done.output
    record = json.loads(out.read_text())
    assert set(record["seconds"]["append"]) == set(ENGINES) - set(record["missing"])
    assert all(seconds > 0 for seconds in record["seconds"]["append"].values())
    assert all(name in done.output for name in record["missing"])


def test_an_unknown_program_is_one_line() -> None:
    done = CliRunner().invoke(main, ["--only", "nothing"])
    assert done.exit_code == 2
    assert "nothing" in done.output


@pytest.mark.parametrize("name", [*NINE, *ALSO, *LANGUAGE])
def test_interp_gives_the_value_that_is_measured(name: str) -> None:
    if "interp" in missing_engines():
        pytest.skip(missing_engines()["interp"])
    assert set(program_times((NINE | ALSO | LANGUAGE)[name], [CPYTHON, "interp"], 1)) == {CPYTHON, "interp"}


def test_an_engine_that_refuses_a_program_has_no_time_for_it(tmp_path: Path) -> None:
    if "pydantic-monty" in missing_engines():
        pytest.skip(missing_engines()["pydantic-monty"])
    out = tmp_path / "results.json"
    done = CliRunner().invoke(main, ["--only", "generators", "--only", "append", "--rounds", "1", "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert "refused" in done.output
    seconds = json.loads(out.read_text())["seconds"]
    assert "pydantic-monty" not in seconds["generators"]
    assert seconds["append"]["pydantic-monty"] > 0
    assert geometric_mean_ratio(seconds, "pydantic-monty", CPYTHON) == pytest.approx(
        seconds["append"]["pydantic-monty"] / seconds["append"][CPYTHON]
    )


def test_what_may_not_be_refused_is_an_error() -> None:
    if "pydantic-monty" in missing_engines():
        pytest.skip(missing_engines()["pydantic-monty"])
    with pytest.raises(Refused, match="yield"):
        program_times(LANGUAGE["generators"], [CPYTHON, "pydantic-monty"], 1)

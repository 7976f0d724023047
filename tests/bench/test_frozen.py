from __future__ import annotations

import statistics
from pathlib import Path

import pytest

from bench import frozen
from differential.generator.measure import nodes

pytestmark = pytest.mark.filterwarnings("ignore::SyntaxWarning")


def test_the_sample_is_what_throughput_is_promised_on() -> None:
    programs = frozen.programs()
    assert len({program.id for program in programs}) == frozen.COUNT
    for program in programs:
        compile(program.text, program.seed, "exec")
    assert statistics.median(nodes(program.text) for program in programs) >= 200
    assert 0.6 * frozen.COUNT <= sum(not program.raises for program in programs) < frozen.COUNT


def test_a_file_that_is_no_sample_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "programs.txt"
    file.write_text("print(1)\n")
    monkeypatch.setattr(frozen, "FILE", file)
    with pytest.raises(ValueError, match="write it anew"):
        frozen.programs()

"""The targets: what the table says is there, their oracles hold on their seeds, and each finds its planted fault."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from differential.choices import SeededChoices
from differential.generator.mutate import parsed
from fuzz_targets.attacks import LIBRARY, attack
from fuzz_targets.entry import UNAVAILABLE, Mutator, arguments, data_of, guest_rows, has_atheris, read_seeds, seed_files, text_of
from fuzz_targets.faults import FAULTS
from fuzz_targets.targets import TARGETS, Target
from interp.host.session import Session

EACH = pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
NEEDS_ATHERIS = pytest.mark.skipif(not has_atheris(), reason="there is no atheris for this Python")

SECONDS = 60
"""What a target has to find its planted fault."""

PATIENCE = 3 * SECONDS
"""Seconds after which a target that does not end by itself is a failure: it starts in 5 to 15."""


@EACH
def test_what_the_table_names_is_there(target: Target) -> None:
    assert os.access(target.file, os.X_OK)
    assert target.file.read_text("utf-8").startswith("#!/usr/bin/env python3\n")
    assert target.dictionary.is_file()
    assert target.fault in FAULTS


def test_the_table_names_all_there_are() -> None:
    folder = next(iter(TARGETS.values())).file.parent
    assert {path.stem for path in folder.glob("*.py") if os.access(path, os.X_OK)} == set(TARGETS)


@EACH
def test_the_seeds_are_many_and_different(target: Target) -> None:
    texts = read_seeds(target)
    assert len(texts) >= 30
    assert len(set(texts)) == len(texts)
    assert all(len(data_of(text)) <= target.longest for text in texts)


@EACH
def test_the_oracle_holds_on_the_seeds(target: Target) -> None:
    wrong = import_module(target.module).wrong
    complaints = {path.name: complaint for path in seed_files(target) if (complaint := wrong(text_of(path.read_bytes()))) is not None}
    assert complaints == {}


@NEEDS_ATHERIS
@EACH
def test_it_finds_its_planted_fault(target: Target, tmp_path: Path) -> None:
    ended = run(
        target,
        [f"-max_total_time={SECONDS}", "-seed=1", f"-artifact_prefix={tmp_path}/"],
        MONTY_FAULT=f"fuzz_targets.faults:{target.fault}",
    )
    assert ended.returncode == 77, ended.stderr[-2000:]
    (artifact,) = tmp_path.iterdir()
    fault = FAULTS[target.fault]
    if not fault.in_source:  # the build under test may be the compiled one
        wrong = import_module(target.module).wrong
        fault.switch_on()
        try:
            assert wrong(text_of(artifact.read_bytes())) is not None
        finally:
            fault.switch_off()


@NEEDS_ATHERIS
def test_a_merge_keeps_programs(tmp_path: Path) -> None:
    target = TARGETS["parse_never_crashes"]
    given, kept = tmp_path / "given", tmp_path / "kept"
    for folder in (given, kept):
        folder.mkdir()
    for number, path in enumerate(seed_files(target)[:8]):
        for copy in range(2):
            (given / f"{number}-{copy}").write_bytes(path.read_bytes())
    ended = run(target, ["-merge=1", str(kept), str(given)])
    assert ended.returncode == 0, ended.stderr[-2000:]
    texts = {path.read_bytes() for path in kept.iterdir()}
    assert 1 <= len(texts) <= 8
    assert texts <= {path.read_bytes() for path in given.iterdir()}


def test_without_atheris_it_says_so_in_one_line() -> None:
    program = "import sys; sys.modules['atheris'] = None; from fuzz_targets.entry import start; start('engines_agree')"
    ended = subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": "0"}, capture_output=True, text=True)
    assert ended.returncode == UNAVAILABLE
    assert ended.stderr.startswith("engines_agree: skipped, there is no atheris")
    assert ended.stderr.count("\n") == 1


def run(target: Target, options: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    """A target by its own path, as a person starts it."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    env = {**os.environ, "PYTHONHASHSEED": "random", "PATH": path, **environment}
    return subprocess.run([str(target.file), *options], env=env, capture_output=True, encoding="utf-8", errors="replace", timeout=PATIENCE)


def test_flags_that_are_given_stand() -> None:
    target = TARGETS["run_respects_limits"]
    made = arguments(target, ["-timeout=3", "-runs=5"])
    assert made[0] == str(target.file)
    assert [argument for argument in made if argument.startswith("-timeout")] == ["-timeout=3"]
    assert "-use_counters=0" in made
    assert any(argument.startswith("-seed_inputs=") for argument in made)


def test_seeds_are_read_beside_a_corpus_but_not_beside_a_file_or_in_a_merge(tmp_path: Path) -> None:
    target = TARGETS["engines_agree"]
    assert arguments(target, [str(tmp_path)])[-2:] == [str(tmp_path), str(target.seeds)]
    assert arguments(target, ["-merge=1", str(tmp_path), str(tmp_path)])[-2:] == [str(tmp_path), str(tmp_path)]
    program = tmp_path / "crash.py"
    program.write_text("x = 1\n")
    assert arguments(target, [str(program)])[-1] == str(program)


@pytest.mark.parametrize("data", [b"", b"x = 1\n", "é = 'ß'\n".encode(), b"\xff\xfe\x80x", b"\xed\xa0\x80"])
def test_any_bytes_are_a_text(data: bytes) -> None:
    assert data_of(text_of(data)) == data


def test_a_text_with_other_surrogates_is_bytes_too() -> None:
    assert data_of("'\ud800'") == b"'?'"


@EACH
def test_most_mutants_are_other_programs_and_parse(target: Target) -> None:
    seeds = [seed for seed in read_seeds(target) if parsed(seed) is not None][:20]
    mutator = Mutator(target, seeds, guest_rows(), lambda data, longest: data + b"#")
    mutants = [text_of(mutator(data_of(seed), target.longest, number)) for number, seed in enumerate(seeds * 5)]
    assert sum(mutant not in seeds for mutant in mutants) > 0.9 * len(mutants)
    assert sum(parsed(mutant) is not None for mutant in mutants) > 0.9 * len(mutants)


def test_a_mutant_that_would_be_too_long_is_made_of_bytes() -> None:
    target = TARGETS["engines_agree"]
    mutator = Mutator(target, read_seeds(target), guest_rows(), lambda data, longest: data[:longest])
    assert all(len(mutator(b"x = 1\n", 5, seed)) == 5 for seed in range(20))


def test_a_crossover_takes_from_the_other() -> None:
    target = TARGETS["engines_agree"]
    mutator = Mutator(target, read_seeds(target), guest_rows(), lambda data, longest: data)
    crossed = [mutator.cross(b"a = 1\nb = 2\nprint(a)\n", b"print('from the other')\n", 1000, seed) for seed in range(60)]
    assert any(b"from the other" in text for text in crossed)


def test_what_is_attacked_of_the_library_can_be_imported_and_is_there() -> None:
    from fuzz_targets.run_respects_limits import LIMITS

    for module, functions in LIBRARY.items():
        session = Session(LIMITS)
        assert session.feed(f"import {module}\n[callable({module}.{functions[0]}), {len(functions)}]") == [True, len(functions)]
        for function in functions:
            assert session.feed(f"callable({module}.{function})") is True, f"{module}.{function}"


def test_attacks_compile_and_reach_most_rows() -> None:
    rows = guest_rows()
    attacks = [attack(SeededChoices(seed), rows) for seed in range(4000)]
    assert all(parsed(text) is not None for text in attacks)
    named = {line for text in attacks for line in text.splitlines()}
    methods = {row.rpartition(".")[2] for row in rows if row.partition(".")[0] in ("str", "list", "int", "bytes")}
    assert sum(any(f".{method}(" in call for call in named) for method in methods) > 0.9 * len(methods)

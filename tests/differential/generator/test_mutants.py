"""Mutants among the programs of a campaign: the same for the same numbers, of what lies in the folders, only where they are asked for."""

from __future__ import annotations

from pathlib import Path

from ci.diff import MATERIAL, generated_shards
from differential.generator.mutants import material, mutant
from differential.generator.mutate import parsed
from differential.generator.profile import FULL, PYDANTIC_MONTY
from differential.shard import MUTANT_EVERY, Shard


def test_material_is_what_lies_in_the_folders(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "one.py").write_text("print(1)\n")
    (tmp_path / "two.chunks").write_text("x = 5\n---\n# name: shows it\nprint(x)\n---\n# name: adds\nprint(x + 1)\n")
    texts = material((str(tmp_path), str(tmp_path / "missing")))
    assert texts == ("print(1)\n", "x = 5\n# name: shows it\nprint(x)\n", "x = 5\n# name: adds\nprint(x + 1)\n")
    assert len(material(MATERIAL)) > 900


def test_a_mutant_is_a_function_of_its_numbers() -> None:
    texts = material(MATERIAL)
    made = [mutant(5, 1, index, texts) for index in range(30)]
    assert made == [mutant(5, 1, index, texts) for index in range(30)]
    assert len({program.text for program in made}) == 30 and not {program.text for program in made} & set(texts)
    assert sum(parsed(program.text) is not None for program in made) >= 25  # the others were changed byte by byte


def test_one_program_in_four_is_a_mutant_where_they_are_asked_for() -> None:
    shard = next(generated_shards(3, 100, ("interp",), MATERIAL))
    origins = [program.origin for program in shard.programs(0, 40, FULL)]
    assert origins == [*["generated"] * (MUTANT_EVERY - 1), "mutant"] * (40 // MUTANT_EVERY)
    assert Shard.from_json(shard.as_json()) == shard
    for other, profile in ((shard, PYDANTIC_MONTY), (next(generated_shards(3, 100, ("interp",))), FULL)):
        assert {program.origin for program in other.programs(0, 40, profile)} == {"generated"}

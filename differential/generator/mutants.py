"""Mutants of programs that are there: what people thought of, changed a little. They find more per program than generated ones do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from differential.choices import SeededChoices
from differential.chunks import chunks_in
from differential.generator.mutate import mutate, parsed
from differential.program import Program

DONORS = 3
"""Other programs that a mutant may take parts from."""


@lru_cache
def material(folders: tuple[str, ...]) -> tuple[str, ...]:
    """The programs in files below the folders, one each or in chunks, in the order of their names."""
    return tuple(
        text
        for folder in map(Path, folders)
        for text in (
            *(path.read_bytes().decode("utf-8", "surrogateescape") for path in sorted(folder.rglob("*.py"))),
            *(text for _, text in chunks_in(folder)),
        )
    )


def mutant(seed: int, shard: int, index: int, texts: Sequence[str]) -> Program:
    """The mutant of these numbers over `texts`, of which this Python can parse some."""
    origin = f"{seed}/{shard}/{index}"
    choices = SeededChoices(f"{origin}/mutant")
    text = choices.pick(texts)
    while parsed(text) is None:
        text = choices.pick(texts)
    made = text
    donors: list[str] = []
    while made == text or made in donors:  # a splice may put back what was there, or take a short donor as it is
        donors = [choices.pick(texts) for _ in range(DONORS)]
        made = mutate(text, choices, donors)
    return Program(made, "mutant", origin)

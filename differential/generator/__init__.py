"""The program generator: typed programs that end, over one source of choices.

Every name is defined before its use, every loop and recursion is bounded, numbers and texts stay small; most statements succeed,
the failing ones fail on purpose; what is computed is printed as it comes, so that a first difference is located.
"""

from __future__ import annotations

from differential.choices import BytesChoices, Choices, SeededChoices
from differential.generator.builder import Builder
from differential.generator.grammar.failures import uncaught
from differential.generator.grammar.library import library_at_length
from differential.generator.grammar.probes import rows_at_length
from differential.generator.profile import FULL, Profile
from differential.generator.tables import compile_tables
from differential.generator.weights import DEFAULT, Weights
from differential.program import Program

VERSION = 6
"""Raised whenever the same seed gives another program: stored with every program."""

SIZES = (60, *range(480, 1020, 20), *range(620, 840, 10))
"""Characters of program text to aim at: the first is the simplest, the rest give a median of over 200 ast nodes."""

SHARDS_APART, SEEDS_APART = 211, 7919
"""How far from each other shards and seeds begin to go round the rows."""

AT_LENGTH = 0.25
"""Share of programs that are calls of many rows, or of one module."""

UNCAUGHT = 0.25
"""Share of programs that end with an exception nobody catches."""


def generate(seed: int, shard: int, index: int, profile: Profile = FULL, weights: Weights = DEFAULT) -> Program:
    """The program of these numbers: the same for the same generator version, profile and weights, on every machine."""
    origin = f"{seed}/{shard}/{index}/{VERSION}/{weights.epoch}"
    return generate_from(SeededChoices(origin, index + SHARDS_APART * shard + SEEDS_APART * seed), profile, weights, origin)


def generate_from(choices: Choices, profile: Profile = FULL, weights: Weights = DEFAULT, seed: str = "") -> Program:
    """The program that these choices make; ends for any choices, and is short when all answers are 0."""
    builder = Builder(choices, compile_tables(profile, weights))
    if choices.chance(AT_LENGTH):
        emit_at_length = library_at_length if "library" not in profile.lacks and choices.chance(0.5) else rows_at_length
        emit_at_length(builder)
    size = choices.pick(SIZES)
    while builder.size < size:
        builder.statement()
    if choices.chance(UNCAUGHT):
        uncaught(builder)
    return Program("\n".join(builder.out) + "\n", "generated", seed, raises=builder.raises)


def generate_from_bytes(data: bytes, profile: Profile = FULL, weights: Weights = DEFAULT) -> Program:
    """The program that a fuzzer's bytes make."""
    return generate_from(BytesChoices(data), profile, weights)

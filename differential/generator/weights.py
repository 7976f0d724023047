"""How often each production and row comes: data that a campaign changes between epochs only."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False)
class Weights:
    """Weights of one epoch. `productions` and `rows` replace the default weight of those they name (0 switches it off).

    `epoch` is recorded in every program's seed. Compared by identity: make one an epoch and keep it.
    """

    epoch: int = 0
    productions: Mapping[str, int] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)


DEFAULT = Weights()
UNCOVERED, FRUITFUL = 8, 6
"""Weights of rows that nothing has called yet, and of those at which engines parted; others have 1 or 2."""


def steered(epoch: int, rows: Collection[str], covered: Collection[str], fruitful: Collection[str]) -> Weights:
    """The weights of an epoch, by what the epochs before it called and where they found something; the default before the first."""
    if not covered:
        return DEFAULT
    found = set(fruitful)
    raised = {row: FRUITFUL for row in rows if row in found} | {row: UNCOVERED for row in rows if row not in covered}
    return Weights(epoch, rows=raised)

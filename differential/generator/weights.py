"""How often each production and row comes: data that a campaign changes between epochs only."""

from __future__ import annotations

from collections.abc import Mapping
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

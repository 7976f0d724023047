"""`python -m differential.limits.growth [REGEX] [--seeds N]`: which rows, operators and statements make more than they pay for.

What limits memory between two censuses is the charge alone. A step that takes more than it charged can take any amount, for each may be
repeated, or be given more, before anybody looks. The worst come first.
"""

from __future__ import annotations

import argparse
import re
import tracemalloc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from differential.choices import SeededChoices
from differential.engines.interp import InterpEngine
from differential.limits.attacks import Attack, attack, subjects
from differential.limits.interp import taken

SIZED: Final = 2 * 2**20
"""The limit that arguments are made for."""
SHAPES: Final = ("once", "keep")
"""Where what is made is alive at the end, or never was."""
A_STEP: Final = 40
"""Bytes for each unit of fuel that nothing else is charged for (`interp.limits.SMALL`), and what small objects take besides."""
LEAST: Final = 256 * 1024
"""Bytes below which it may be anything: tables that grow, prelude functions that are linked."""


@dataclass(frozen=True, slots=True)
class Growth:
    """What one attack took: bytes at the most, bytes charged, fuel."""

    attack: Attack
    taken: int
    charged: int
    fuel: int

    @property
    def unpaid(self) -> int:
        """Bytes taken beyond what was paid, a tenth and small change."""
        return self.taken - self.charged - self.charged // 10 - A_STEP * self.fuel - LEAST


def grown(todo: Sequence[Attack]) -> Iterator[Growth]:
    """What each attack takes the second time: the first loads and fills what the process keeps."""
    tracemalloc.start()
    try:
        for each in todo:
            text = each.sized(SIZED)
            taken(text)
            found = taken(text)
            if found is not None:
                yield Growth(each, *found)
    finally:
        tracemalloc.stop()


def attacks_on(subject: str, rows: dict[str, str | None], seed: int) -> Attack:
    """An attack of a shape that SHAPES has."""
    choices = SeededChoices(f"growth {seed} {subject}")
    while (found := attack(subject, rows, choices)).shape not in SHAPES:
        pass
    return found


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m differential.limits.growth")
    parser.add_argument("only", nargs="?", default="", metavar="REGEX")
    parser.add_argument("--seeds", type=int, default=1)
    asked = parser.parse_args()
    rows = dict(InterpEngine().signatures())
    todo = [attacks_on(name, rows, seed) for seed in range(asked.seeds) for name in subjects(rows) if re.search(asked.only, name)]
    for each in sorted(grown(todo), key=lambda growth: -growth.unpaid):
        if each.unpaid > 0:
            print(f"{each.taken:12,} bytes taken, {each.charged:12,} charged, {each.fuel:7} fuel: {each.attack.name}")


if __name__ == "__main__":
    main()

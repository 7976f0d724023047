"""`python -m differential.limits.unpaid [REGEX] [--seeds N]`: which rows, operators and statements make more than they pay for.

What limits memory between two censuses is the charge alone. A step that takes more than it charged can take any amount, for each may be
repeated, or be given more, before anybody looks. The worst come first. (`differential.limits.prices` tells which take most time.) `wrong`
judges one attack by both.
"""

from __future__ import annotations

import argparse
import re
import tracemalloc
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from differential.choices import SeededChoices
from differential.engines.interp import InterpEngine
from differential.limits.attacks import Attack, attack, subjects
from differential.limits.interp import Taken, taken

SIZED: Final = 2 * 2**20
"""The limit that arguments are made for."""
SHAPES: Final = ("once", "keep")
"""Where what is made is alive at the end, or never was."""
A_STEP: Final = 40
"""Bytes for each unit of fuel that nothing else is charged for (`interp.limits.SMALL`), and what small objects take besides."""
LEAST: Final = 256 * 1024
"""Bytes below which it may be anything: tables that grow, prelude functions that are linked."""
SECONDS_A_STEP, LEAST_SECONDS = 1e-6, 0.05
"""Processor time for each unit of fuel, fifty times what one is meant to be, and what any program may take: filling 64 MiB, loading."""
BRIEF: Final = 20_000
"""Fuel in which a missing price shows in most rows: a fifth of what `grown` gives, at a third of the time."""


def unpaid(took: Taken) -> int:
    """Bytes taken beyond what was paid, a tenth and small change."""
    return took.bytes - took.charged - took.charged // 10 - A_STEP * took.fuel - LEAST


def overtime(took: Taken) -> float:
    """Seconds beyond what the fuel stands for; of a run that is not traced."""
    return took.seconds - SECONDS_A_STEP * took.fuel - LEAST_SECONDS


def wrong(text: str) -> str:
    """What an attack takes without paying, in words; "" where it pays. Late is what is late twice."""
    took = taken(text, BRIEF)
    if took is not None and overtime(took) > 0:
        took = taken(text, BRIEF) or took
        if overtime(took) > 0:
            return f"{took.seconds:.2f} s of work for {took.fuel} units of fuel"
    tracemalloc.start()
    try:
        took = taken(text, BRIEF)
    finally:
        tracemalloc.stop()
    return f"{took.bytes} bytes taken, {took.charged} charged, {took.fuel} units of fuel" if took is not None and unpaid(took) > 0 else ""


def grown(todo: Sequence[Attack]) -> Iterator[tuple[Attack, Taken]]:
    """What each attack takes the second time: the first loads and fills what the process keeps."""
    tracemalloc.start()
    try:
        for each in todo:
            text = each.sized(SIZED)
            taken(text)
            found = taken(text)
            if found is not None:
                yield each, found
    finally:
        tracemalloc.stop()


def attacks_on(subject: str, rows: Mapping[str, str | None], seed: int) -> Attack:
    """An attack of a shape that SHAPES has."""
    choices = SeededChoices(f"growth {seed} {subject}")
    while (found := attack(subject, rows, choices)).shape not in SHAPES:
        pass
    return found


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m differential.limits.unpaid")
    parser.add_argument("only", nargs="?", default="", metavar="REGEX")
    parser.add_argument("--seeds", type=int, default=1)
    asked = parser.parse_args()
    rows = dict(InterpEngine().signatures())
    todo = [attacks_on(name, rows, seed) for seed in range(asked.seeds) for name in subjects(rows) if re.search(asked.only, name)]
    for each, took in sorted(grown(todo), key=lambda one: -unpaid(one[1])):
        if unpaid(took) > 0:
            print(f"{took.bytes:12,} bytes taken, {took.charged:12,} charged, {took.fuel:7} fuel: {each.name}")


if __name__ == "__main__":
    main()

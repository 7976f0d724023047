"""`python -m differential.limits.unpaid [REGEX] [--seeds N] [--turns N]`: which rows, operators and statements make more than they pay for;
with `--turns`, so many turns of attacks by size, and what takes more time too.

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
from differential.limits.interp import Prepared, Taken, prepared, taken, worked
from differential.limits.sized import MEASURED, is_changing, is_endless, turn_of

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

BRIEFEST, LONG, TIMES = 1_500, 200_000, 3
"""Fuel of an attack by size when it is traced, which takes ten times as long; of one that ends by itself; runs that have to be late."""


def unpaid(took: Taken) -> int:
    """Bytes taken beyond what was paid, a tenth and small change."""
    return took.bytes - took.charged - took.charged // 10 - A_STEP * took.fuel - LEAST


def overtime(took: Taken) -> float:
    """Seconds beyond what the fuel stands for; of a run that is not traced."""
    return took.seconds - SECONDS_A_STEP * took.fuel - LEAST_SECONDS


def wrong(text: str) -> str:
    """What an attack takes without paying, in words; "" where it pays. Once may be chance, or loading: what is wrong
    is wrong again."""
    setting, measured, work = text.partition(MEASURED)
    if measured:
        return wrong_for_its_size(setting, work)
    took = taken(text, BRIEF)
    if took is not None and overtime(took) > 0:
        took = taken(text, BRIEF) or took
        if overtime(took) > 0:
            return in_words(took)
    for _ in range(2):
        tracemalloc.start()
        try:
            took = taken(text, BRIEF)
        finally:
            tracemalloc.stop()
        if took is None or unpaid(took) <= 0:
            return ""
    assert took is not None
    return in_words(took)


def in_words(took: Taken) -> str:
    return f"{took.bytes} bytes taken, {took.charged} charged, {took.fuel} units of fuel, {took.seconds:.2f} s of work"


def is_wrong(took: Taken) -> bool:
    """Whether it made more than it paid for, or had fuel given."""
    return took.fuel < 0 or unpaid(took) > 0


def wrong_for_its_size(setting: str, work: str) -> str:
    """What an attack by size takes without paying, in words; "" where it pays what it takes."""
    session, took = first_run(setting, work)
    if took is not None and is_wrong(took):
        session, took = first_run(setting, work)
    if took is None:
        return ""
    if is_wrong(took):
        return in_words(took)
    for _ in range(TIMES):
        session = prepared(setting) if is_changing(work) else session
        took = worked(session, work, BRIEF if is_endless(work) else LONG) if session is not None else None
        if took is None or overtime(took) <= 0:
            return ""
    assert took is not None
    return in_words(took)


def first_run(setting: str, work: str, fuel: int = BRIEFEST, traced: bool = True) -> tuple[Prepared | None, Taken | None]:
    """A session with an attack by size in it, and what a little of that took, if it could be measured. Where the work changes what it works
    with, that is traced too: it would count as made when it is made larger."""
    changing = is_changing(work)
    if traced and changing:
        tracemalloc.start()
    session = prepared(setting)
    if traced and not changing:
        tracemalloc.start()
    try:
        return session, None if session is None else worked(session, work, fuel)
    finally:
        tracemalloc.stop()


def run(text: str) -> None:
    """Runs an attack, for what it reaches."""
    setting, measured, work = text.partition(MEASURED)
    if measured:
        first_run(setting, work, BRIEF, traced=False)
    else:
        taken(text, BRIEF)


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
    parser.add_argument("--turns", type=int, default=0)
    asked = parser.parse_args()
    for text in (text for turn in range(asked.turns) for text in turn_of(turn)):
        if re.search(asked.only, text) and (what := wrong(text)):
            print(f"{what}:\n{text}", flush=True)
    if asked.turns:
        return
    rows = dict(InterpEngine().signatures())
    todo = [attacks_on(name, rows, seed) for seed in range(asked.seeds) for name in subjects(rows) if re.search(asked.only, name)]
    for each, took in sorted(grown(todo), key=lambda one: -unpaid(one[1])):
        if unpaid(took) > 0:
            print(f"{took.bytes:12,} bytes taken, {took.charged:12,} charged, {took.fuel:7} fuel: {each.name}")


if __name__ == "__main__":
    main()

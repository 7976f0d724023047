"""Positive controls: known faults that a nightly plants, each of which its oracle has to find before "nothing found" counts."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ci.fuzzing import run_target, unavailable
from differential.campaign import STOP, Totals, run_campaign
from differential.finding import What
from differential.generator import generate
from differential.program import Program
from differential.shard import Shard
from fuzz_targets.faults import FAULTS, VARIABLE
from fuzz_targets.targets import TARGETS

ORACLE_FAULT = TARGETS["engines_agree"].fault
"""The fault that generated programs have to find: of the engine itself, so that it shows in the compiled build too."""

HOST = f"cpython-3.{sys.version_info[1]}"
GENERATED, RUN = 1000, 20  # programs: a tenth of them name any one method, and the shortest of those are run
ENOUGH = 3  # findings to look at: others of the day may be among them

Look = Callable[[Path, int, float], bool]
"""Looks for a planted fault with a scratch folder, a seed and so many seconds; whether it was found."""


@dataclass(frozen=True, slots=True)
class Control:
    """A planted fault, and who has to find it."""

    name: str
    look: Look


@dataclass(frozen=True, slots=True)
class ControlResult:
    """Whether a planted fault was found, and after how long."""

    name: str
    found: bool
    seconds: float


def planted(fault: str) -> dict[str, str]:
    """The environment in which `interp` has that fault."""
    return {VARIABLE: f"fuzz_targets.faults:{fault}"}


def look_with_programs(directory: Path, seed: int, seconds: float) -> bool:
    """Generated programs that name what is faulty, through the faulty engine. A finding counts that is gone without the fault.

    Generating is cheap beside running: of programs that do not name it there is nothing to learn.
    """
    names = {holder.rpartition(".")[2] for holder in FAULTS[ORACLE_FAULT].holders}
    programs = (generate(seed, 0, index) for index in range(GENERATED))
    naming = (program for program in programs if any(f"{name}(" in program.text for name in names))
    texts = tuple(sorted(naming, key=lambda program: (len(program.text), program.id))[:RUN])

    faulty = run_texts(texts, directory / "faulty", seed, seconds, planted(ORACLE_FAULT), stop_at_enough(directory / "faulty"))
    return bool(guilty(faulty, directory / "right", seed))


def stop_at_enough(directory: Path) -> Callable[[Totals], None]:
    """Ends the campaign in a directory when there are enough differences to look at."""

    def look_at(totals: Totals) -> None:
        if sum(finding.what is What.DIFFERENCE for finding in totals.findings) >= ENOUGH:
            (directory / STOP).touch()

    return look_at


def guilty(faulty: Totals, directory: Path, seed: int) -> list[Program]:
    """The programs found with a fault planted that nothing is found with where it is not."""
    suspects = {finding.program.text: finding.program for finding in faulty.findings}
    if not suspects:
        return []
    right = run_texts(tuple(suspects.values()), directory, seed, 0.0, {}, lambda totals: None)
    innocent = {finding.program.text for finding in right.findings}
    return [program for text, program in suspects.items() if text not in innocent]


def run_texts(
    texts: tuple[Program, ...], directory: Path, seed: int, seconds: float, environment: dict[str, str], progress: Callable[[Totals], None]
) -> Totals:
    shard = Shard(0, seed, len(texts), engines=(HOST, "interp"), texts=texts, environment=environment)
    totals = run_campaign([shard], directory, 1, progress, seconds=seconds)
    if totals.interrupted:
        raise KeyboardInterrupt
    return totals


def look_with_target(name: str) -> Look:
    """One coverage-guided target, from its seeds alone, against the fault that its row of the table names."""

    def look(directory: Path, seed: int, seconds: float) -> bool:
        target = TARGETS[name]
        ran = run_target(target, seconds, directory, quiet=True, extra=planted(target.fault))
        if ran.interrupted:
            raise KeyboardInterrupt
        return bool(ran.artifacts)

    return look


def controls(engines: list[str]) -> list[Control]:
    """The controls that this machine can run, the most important first; `engines` are the labels of a campaign."""
    able = []
    if any(label.startswith("interp-") for label in engines):
        able.append(Control(f"generated programs: {FAULTS[ORACLE_FAULT].summary}", look_with_programs))
    if not unavailable():
        able += [Control(f"{target.name}: {FAULTS[target.fault].summary}", look_with_target(target.name)) for target in TARGETS.values()]
    return able


def run_control(control: Control, directory: Path, seed: int, seconds: float) -> ControlResult:
    """Plants one fault and looks for it, for no longer than `seconds`."""
    started = time.monotonic()
    found = control.look(directory, seed, seconds)
    return ControlResult(control.name, found, round(time.monotonic() - started, 1))

"""The harness's throughput: programs generated, run in each engine and compared, in processor time."""

from __future__ import annotations

import ast
import gc
import math
import platform
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

import psutil
from rich.table import Table

from differential.compare import compare
from differential.engines.found import find_engines
from differential.engines.protocol import Engine, RunLimits
from differential.generator import generate
from differential.generator.measure import nodes
from differential.outcome import Outcome
from differential.program import Program
from differential.shard import BATCH, settle

CPYTHON = f"cpython-{sys.version_info[0]}.{sys.version_info[1]}"
WHOLES = (("interp",), ("interp", "pydantic-monty"))
"""The engines beside CPython in whose company a program's cost is summed up."""


@dataclass(frozen=True, slots=True)
class Throughput:
    """`seconds` of processor time that all programs took, by part (the engines by name): the least of several rounds.

    `parse` is CPython's own parsing alone: every engine's figure has it in it once.
    """

    programs: int
    nodes: int
    seconds: dict[str, float]
    missing: dict[str, str]

    def wholes(self) -> dict[str, float]:
        """Seconds of all that is done for the programs, by the engines that they are run in."""
        chosen = {" + ".join((CPYTHON, *names)): ("generate", CPYTHON, *names, "compare") for names in WHOLES}
        return {whole: sum(self.seconds[part] for part in parts) for whole, parts in chosen.items() if self.seconds.keys() >= set(parts)}


def cpu_seconds() -> float:
    """The processor time of this process and of all that it started and that still lives, with their dead children's."""
    below = 0.0
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):  # its time is then its parent's, among that of dead children
            below += sum(process.cpu_times()[:4])
    return time.process_time() + below  # the first counts nanoseconds, what psutil reads hundredths of a second


def outcomes(engine: Engine, programs: Sequence[Program]) -> list[Outcome]:
    """What the engine does with the programs, a batch at a time."""
    return [outcome for at in range(0, len(programs), BATCH) for outcome in engine.run(programs[at : at + BATCH], RunLimits())]


def parse_all(programs: Sequence[Program]) -> None:
    """Parses the programs as an engine's host does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for program in programs:
            ast.parse(program.text)


def measure(programs: Sequence[Program], rounds: int) -> Throughput:
    """The programs' cost in this CPython and the sandboxes that are here, part by part; the parts take turns.

    As many programs are generated as are run, but others: the sample outlives the generator that made it.
    """
    found, missing = find_engines((CPYTHON, *WHOLES[-1]))
    engines = {CPYTHON if engine.name == "cpython" else engine.name: engine for engine in found}
    ran = {name: outcomes(engine, programs) for name, engine in engines.items()}
    parts: dict[str, Callable[[], object]] = {
        "generate": lambda: [generate(0, 0, index) for index in range(len(programs))],
        "parse": lambda: parse_all(programs),
        **{name: partial(outcomes, engine, programs) for name, engine in engines.items()},
        "compare": lambda: [compare(found, each) for each in zip(*ran.values(), strict=True)],
    }
    seconds = dict.fromkeys(parts, math.inf)
    threshold = gc.get_threshold()
    try:
        settle()  # as a shard does
        for _ in range(rounds):
            for name, part in parts.items():
                before = cpu_seconds()
                part()
                seconds[name] = min(seconds[name], cpu_seconds() - before)
    finally:
        gc.unfreeze()
        gc.set_threshold(*threshold)
        for engine in found:
            engine.close()
    return Throughput(len(programs), sum(nodes(program.text) for program in programs), seconds, missing)


def table(measured: Throughput) -> Table:
    """One row a part, then one for each company of engines."""
    shown = Table(title=f"Throughput, {measured.programs} programs, {platform.python_version()}", title_justify="left")
    for column in ("part", "programs per CPU second", "ast nodes per CPU second"):
        shown.add_column(column, justify="left" if column == "part" else "right")
    for parts in (measured.seconds, measured.wholes()):
        for name, seconds in parts.items():
            shown.add_row(name, f"{measured.programs / seconds:,.0f}", f"{measured.nodes / seconds:,.0f}")
        shown.add_section()
    return shown

"""The benchmarks of the `pyperformance` package as installed: their sources are read where they are, and run in CPython and in `interp`."""

from __future__ import annotations

import importlib.util
import math
import tomllib
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter
from typing import Final, NamedTuple

from bench.engines import ENGINES, Missing, Refused
from bench.rounds import Times, timed

STAND_IN: Final = Path(__file__).with_name("runner_stand_in.py").read_text()
LONG: Final = 20.0

COLLECTOR: Final = "measures the host's garbage collector, which no guest can call"
LEFT_OUT: Final = {"gc_collect": COLLECTOR, "gc_traversal": COLLECTOR}
"""Benchmarks that a guest runs, and that say nothing of it."""


class Benchmark(NamedTuple):
    """One of the suite: its program, and the options it is started with."""

    name: str
    source: str
    options: list[str]


def benchmarks() -> list[Benchmark]:
    """What the installed package has, by name; of those that differ in options the first. Raises Missing where it is not installed."""
    spec = importlib.util.find_spec("pyperformance")
    if spec is None or spec.origin is None:
        raise Missing("pyperformance is not installed: pip install -e '.[bench]'")
    found = []
    for folder in sorted(Path(spec.origin).with_name("data-files").joinpath("benchmarks").glob("bm_*")):
        described = tomllib.loads((folder / "pyproject.toml").read_text())["tool"]["pyperformance"]
        found.append(Benchmark(described["name"], (folder / "run_benchmark.py").read_text(), described.get("extra_opts", [])))
    return found


def suite_times(benchmark: Benchmark, engines: Iterable[str], rounds: int) -> Times:
    """The minimum seconds of each engine over interleaved rounds of what the benchmark measures; what makes it ready is not counted.

    No round begins after `LONG` seconds. Raises Refused where an engine does not run it, with what that engine says.
    """
    best: Times = {}
    with ExitStack() as stack:
        runs = {name: stack.enter_context(ENGINES[name]()) for name in engines}
        start = perf_counter()
        for turn in range(rounds):
            for name, run in runs.items():
                try:
                    if turn == 0:
                        for part in (STAND_IN, f"OPTIONS[:] = {benchmark.options!r}", benchmark.source):
                            run(part)
                    best[name] = min(timed(run, "measured()")[0], best.get(name, math.inf))
                except Exception as error:
                    raise Refused(f"{name}: {error}") from error
            if perf_counter() - start > LONG:
                break
    return best

"""How time is measured: engines take turns, and the minimum over the rounds counts."""

from __future__ import annotations

import gc
import math
import statistics
import subprocess
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from time import perf_counter

from bench.engines import ENGINES, Missing, Refused, Run, value_in_cpython

Times = dict[str, float]
"""Seconds by engine; of what an engine refuses it has none."""


def missing_engines() -> dict[str, str]:
    """Why each engine that cannot be measured here cannot."""
    reasons = {}
    for name, opening in ENGINES.items():
        try:
            with opening():
                pass
        except Missing as reason:
            reasons[name] = str(reason)
    return reasons


def timed(run: Run, source: str) -> tuple[float, object]:
    """Seconds and value of one run, with the garbage of the run before out of the way."""
    gc.collect()
    start = perf_counter()
    value = run(source)
    return perf_counter() - start, value


def program_times(source: str, engines: Iterable[str], rounds: int, refusable: bool = False) -> Times:
    """The minimum seconds of each engine over interleaved rounds, parsing included: each round's text is new to every cache.

    `refusable`: an engine that refuses the program is left out. Raises Refused otherwise, AssertionError when a sandbox's value is not
    CPython's: a wrong answer has no speed.
    """
    expected = value_in_cpython(source)
    best: Times = {}
    with ExitStack() as stack:
        runs = {name: stack.enter_context(ENGINES[name]()) for name in engines}
        for turn in range(rounds):
            for name, run in list(runs.items()):
                try:
                    seconds, value = timed(run, f"# round {turn}\n{source}")
                except Refused:
                    if not refusable:
                        raise
                    del runs[name]
                    continue
                assert value is None or value == expected, f"{name} gives {value!r}, CPython {expected!r}, for:\n{source}"
                best[name] = min(seconds, best.get(name, math.inf))
    return best


def latency(engines: Iterable[str], rounds: int, batch: int = 200) -> Times:
    """Seconds of one `1 + 1` from source in a warm session: the minimum over interleaved rounds of the median of a batch."""
    best: Times = {}
    with ExitStack() as stack:
        runs = {name: stack.enter_context(ENGINES[name]()) for name in engines}
        for turn in range(rounds):
            for name, run in runs.items():
                seconds = []
                for number in range(batch):
                    source = f"1 + 1  # {turn} {number}"
                    start = perf_counter()
                    run(source)
                    seconds.append(perf_counter() - start)
                best[name] = min(statistics.median(seconds), best.get(name, math.inf))
    return best


IMPORT = "import interp"
FIRST_FEED = "import interp; interp.Monty().checkout().feed_run('1 + 1')"


def fresh_time(statement: str, rounds: int) -> float:
    """Seconds of a statement in a fresh process, start of Python not counted: the minimum over the rounds."""
    program = f"from time import perf_counter; start = perf_counter(); {statement}; print(perf_counter() - start)"
    return min(
        float(subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout) for _ in range(rounds)
    )


def geometric_mean_ratio(results: dict[str, Times], engine: str, base: str) -> float:
    """The geometric mean over the programs that both take of `engine`'s time by `base`'s."""
    return statistics.geometric_mean(times[engine] / times[base] for times in results.values() if engine in times and base in times)

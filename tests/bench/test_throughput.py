"""Throughput is measured on work that was done, by all processes that did it."""

from __future__ import annotations

import sys

from bench import throughput
from bench.frozen import programs
from bench.throughput import CPYTHON, cpu_seconds, measure, outcomes
from differential.engines.cpython import CPythonEngine
from differential.program import Program


def test_the_processor_time_of_the_children_is_counted() -> None:
    engine = CPythonEngine(sys.executable)
    try:
        busy = [Program("for _ in range(400_000): pass")] * 20
        outcomes(engine, busy[:1])
        before = cpu_seconds()
        said = sum(outcome.cpu_seconds for outcome in outcomes(engine, busy))
        assert cpu_seconds() - before > said / 4 > 0
    finally:
        engine.close()


def test_every_part_is_measured_and_the_whole_is_their_sum() -> None:
    measured = measure(programs()[:20], rounds=1)
    assert {"generate", "parse", CPYTHON, "interp", "compare"} <= set(measured.seconds) | set(measured.missing)
    assert all(seconds > 0 for seconds in measured.seconds.values())
    for whole, seconds in measured.wholes().items():
        parts = ["generate", "compare", *whole.split(" + ")]
        assert seconds == sum(measured.seconds[part] for part in parts)
    assert "programs per CPU second" in {column.header for column in throughput.table(measured).columns}

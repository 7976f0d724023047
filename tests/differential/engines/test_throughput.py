"""Throughput is measured on work that was done, by all processes that did it."""

import sys

from differential.engines.cpython import CPythonEngine
from differential.engines.protocol import RunLimits
from differential.engines.throughput import MIDDLING, measure
from differential.outcome import Kind
from differential.program import Program


def test_the_processor_time_of_the_children_is_counted() -> None:
    engine = CPythonEngine(sys.executable)
    try:
        busy = [Program("for _ in range(400_000): pass")] * 20
        result = measure(engine, busy, RunLimits())
        said = sum(outcome.cpu_seconds for outcome in engine.run(busy, RunLimits()))
        assert result.programs == 20
        assert result.cpu > said / 4 > 0
    finally:
        engine.close()


def test_the_sample_is_a_program_that_finishes() -> None:
    engine = CPythonEngine(sys.executable)
    try:
        outcome = engine.run([Program(MIDDLING)], RunLimits())[0]
        assert (outcome.kind, outcome.stdout.count("\n")) == (Kind.FINISHED, 4)
    finally:
        engine.close()

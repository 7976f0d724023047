#!/usr/bin/env python3
"""Programs do in interp what they do in the CPython it runs on."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path

if __name__ == "__main__":  # first of all: what is imported below must be loaded instrumented
    sys.path[0] = str(Path(__file__).resolve().parents[1])
    from fuzz_targets.entry import start

    start(Path(__file__).stem)

from differential.compare import EngineId, compare, inconclusive
from differential.engines.cpython import CPythonEngine
from differential.engines.interp import run_program
from differential.engines.protocol import RunLimits
from differential.outcome import Kind, Outcome
from differential.program import Program

INTERP = EngineId("interp", "source", sys.version_info[:2])

LIMITS = RunLimits(seconds=5.0, memory=32 * 2**20, output=100_000, recursion=400, instructions=100_000)
"""Fuel ends a program in interp long before the time does: only what finished here is run in CPython at all."""

SHOWN = 200
"""Characters of each side of a difference that the complaint shows."""


@lru_cache(maxsize=1)
def cpython() -> CPythonEngine:
    """The CPython that this process runs on, in a jail, started when first asked for."""
    return CPythonEngine(sys.executable)


def wrong(text: str) -> str | None:
    """A difference between interp and CPython that no rule allows, or None; a crash of interp is one."""
    outcome = run_program(text, LIMITS)
    if outcome.kind is Kind.CRASHED:
        return outcome.message
    if inconclusive(Outcome(Kind.FINISHED), outcome):
        return None
    program = Program(text, "mutant", hostile=True)
    found = difference(outcome, cpython().run([program], LIMITS)[0])
    # Looked at again in fresh processes: what differs only because of what ran before is no difference between the engines.
    return found and difference(run_program(text, LIMITS), cpython().run_fresh(program, LIMITS))


def difference(outcome: Outcome, expected: Outcome) -> str | None:
    """The first thing in which an outcome of interp differs, in words."""
    pairs = compare([cpython(), INTERP], [expected, outcome]).differing
    if not pairs:
        return None
    first = pairs[0].differences[0]
    return f"{first.field}: CPython {first.reference[:SHOWN]!r}, interp {first.actual[:SHOWN]!r}"

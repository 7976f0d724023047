"""The compiled and the uncompiled build do the same, for the same fuel, on what no one wrote for them.

The conformance set runs on both builds in its own tests; here it is generated programs, and the starts of conformance programs under
a limit of fuel that ends them in the middle.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from differential.engines.interp import InterpEngine
from differential.engines.protocol import RunLimits
from differential.generator import generate
from differential.outcome import Outcome
from differential.program import Program
from interp import compiled
from tests.conformance.chunks import chunk_files, read_chunks
from tests.conftest import FROM_SOURCE

pytestmark = pytest.mark.skipif(
    FROM_SOURCE or compiled.state() != "compiled",
    reason="no compiled build to compare with: `make build` makes one",
)
# The clock is out of the way: only fuel is the same in both.
LIMITS = RunLimits(seconds=60, memory=32 * 2**20, instructions=1_000_000)


@pytest.fixture(scope="module")
def builds() -> Iterator[tuple[InterpEngine, InterpEngine]]:
    engines = InterpEngine(), InterpEngine(from_source=True)
    yield engines
    for engine in engines:
        engine.close()


def told(outcome: Outcome) -> Outcome:
    """The outcome without what the clock and the allocator say; fuel stays in."""
    return replace(outcome, cpu_seconds=0.0, peak_bytes=0)


def differing(builds: tuple[InterpEngine, InterpEngine], programs: list[Program], limits: RunLimits) -> list[str]:
    """Where the builds part, a line each."""
    results = zip(programs, *(engine.run(programs, limits) for engine in builds), strict=True)
    return [f"{program.text}\n{told(one)}\n{told(two)}" for program, one, two in results if told(one) != told(two)]


@pytest.mark.skipif(
    sys.flags.hash_randomization == 1, reason="needs the sets' order of the other process: set PYTHONHASHSEED=0, as `make test` does"
)
def test_generated_programs(builds: tuple[InterpEngine, InterpEngine]) -> None:
    wrong = differing(builds, [generate(20261123, 0, index) for index in range(60)], LIMITS)
    assert not wrong, "\n\n".join(wrong)


def test_programs_that_run_out_of_fuel_do_so_at_the_same_step(builds: tuple[InterpEngine, InterpEngine]) -> None:
    programs = [Program(chunk.text) for path in chunk_files()[::7] for chunk in read_chunks(path)[::3]]
    assert len(programs) >= 20
    for fuel in (20, 100, 700):
        wrong = differing(builds, programs, replace(LIMITS, instructions=fuel))
        assert not wrong, "\n\n".join(wrong)


def test_memory_limits_fall_at_the_same_step(builds: tuple[InterpEngine, InterpEngine]) -> None:
    growing = ("l.append(str(n) * 50)", "l.append({n: [n]})", "l += [(n, l)]", "l.append(lambda: n)")
    programs = [Program(f"l = []\nn = 0\nwhile True:\n    n += 1\n    {statement}\n    print(n)") for statement in growing]
    wrong = differing(builds, programs, replace(LIMITS, memory=2**20))
    assert not wrong, "\n\n".join(wrong)


SETS = """
import math

class Made:
    def method(self): pass
    def shown(self): pass
    shown = property(shown)

one, two = Made(), Made()
found = {Made, one, two, one.method, two.method, Made.method, len, print, str.upper, int, lambda: 0, lambda: 1, (test := lambda: 2)}
print(found, hash(test), hash(one.method), hash(len))
kept = [1]
others = {math, iter(kept), zip(kept), enumerate(kept), map(str, kept), (n for n in kept), Made.__dict__['shown'], staticmethod(len)}
others.add(kept.append)
print([type(each).__name__ for each in others], hash(math), hash(compile('1', 'f', 'eval')))
"""


def test_sets_of_functions_and_classes_are_in_one_order(builds: tuple[InterpEngine, InterpEngine]) -> None:
    """An address is another in every process: what is hashed by one goes into the order of sets, and so into output and fuel."""
    apart = InterpEngine(apart=True)
    outcomes = [told(engine.run([Program(SETS)], LIMITS)[0]) for engine in (*builds, builds[0], apart)]
    apart.close()
    assert outcomes == [outcomes[0]] * 4

"""Streams: the programs that a strategy runs within a budget of processor time, what each must do, and how much time had passed by then.

What a strategy runs does not depend on the fault until the fault shows. So a stream is recorded once, with the right `interp`, and each
fault is looked for along it: its time to detection is what had passed, in the recording, when the first program that shows it was done:
making it, running it in CPython and in `interp`, comparing. Coverage-guided targets are recorded as they run, uncompiled.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain, count, islice
from typing import Any

from ci.diff import MATERIAL
from ci.score.recording import inputs_of_targets, raw_inputs
from differential.choices import SeededChoices
from differential.chunks import TESTS, chunks_in
from differential.compare import EngineId, Verdict, compare
from differential.engines.cpython import CPythonEngine
from differential.engines.interp import InterpEngine, run_program
from differential.engines.protocol import RunLimits
from differential.generator import generate
from differential.generator.mutants import material, mutant
from differential.generator.profile import FULL
from differential.limits import sized, unpaid
from differential.limits.attacks import shuffled, subjects
from differential.limits.unpaid import SIZED, attacks_on
from differential.oracle import what_is_wrong
from differential.outcome import Kind, Outcome
from differential.program import Program
from fuzz_targets.attacks import attack
from fuzz_targets.entry import guest_rows
from fuzz_targets.recording import processor_seconds
from fuzz_targets.targets import TARGETS

PYTHON = (sys.version_info[0], sys.version_info[1])
IDENTITIES = (EngineId("cpython", platform.python_version(), PYTHON), EngineId("interp", InterpEngine().version, PYTHON))
LIMITS = RunLimits()
SMALL = RunLimits(seconds=60, memory=32 * 2**20, instructions=2_000_000)
"""The limits that conformance programs are written for: the clock is out of the way."""

CPYTHON, FED, HELD, PAID, PARSED, SAME = "cpython", "fed", "limits", "paid", "parse", "same"
"""The oracles: what CPython does; that, fed statement by statement; the limits hold; work is paid for; parsing ends cleanly; what `interp`
did before."""
COMPARED = (CPYTHON, FED)

BATCH = 40
ATTACKS = 4
"""Programs of a batch that are attacks on the limits: a campaign of ours is more than one oracle."""
ODD = 8
"""Attacks of a batch that are not by size."""
FED_OF_A_BATCH = 6
"""Programs of a batch that come statement by statement."""


@dataclass(frozen=True, slots=True)
class Item:
    """A program of a stream: `cpu` is the seconds of processor time by which it was done, `expected` what the oracle compares with,
    `reached` the bits of the functions and blocks it reached, `names` what it loaded of the prelude."""

    cpu: float
    oracle: str
    text: str
    expected: dict[str, Any] | None = None
    reached: str = "0"
    names: tuple[str, ...] = ()
    id: str = ""

    @staticmethod
    def from_json(data: dict[str, Any]) -> Item:
        return Item(**{**data, "names": tuple(data["names"])})


Batch = list[tuple[str, str]]
"""Oracles and texts."""

Reach = Callable[[str, str], tuple[str, tuple[str, ...]]]
"""What a program reaches when it is judged by an oracle: see `Item`."""


def generated(seed: int) -> Iterator[Batch]:
    """Our generator: what `montyfuzz diff` runs, some of it statement by statement, and attacks on rows."""
    rows = guest_rows()
    profile = replace(FULL, rows=tuple(InterpEngine().rows()))
    index = 0
    while True:
        programs = [generate(seed, 0, at, profile).text for at in range(index, index + BATCH - ATTACKS)]
        yield [(FED if at < FED_OF_A_BATCH else CPYTHON, text) for at, text in enumerate(programs)] + [
            (HELD, attack(SeededChoices(f"{seed}/attack/{at}"), rows)) for at in range(index, index + ATTACKS)
        ]
        index += BATCH


def attacked(seed: int) -> Iterator[Batch]:
    """Attacks by size, and between them the oddest ones: on all rows, operators and statements, by turns."""
    rows = InterpEngine().signatures()
    by_size = chain.from_iterable(sized.turn_of(turn) for turn in count(seed * 1000))
    odd = (
        attacks_on(name, rows, turn).sized(SIZED)
        for turn in count(seed * 1000)
        for name in shuffled(subjects(rows), SeededChoices(f"{turn}/attacked"))
    )
    while True:
        yield [(PAID, text) for text in (*islice(by_size, BATCH - ODD), *islice(odd, ODD))]


def mutated(seed: int) -> Iterator[Batch]:
    """Our mutators, over what there is: seeds, regressions and conformance programs."""
    seeds, limit_seeds = material(MATERIAL), material((str(TARGETS["run_respects_limits"].seeds),))
    index = 0
    while True:
        yield [(CPYTHON, mutant(seed, 0, at, seeds).text) for at in range(index, index + BATCH - ATTACKS)] + [
            (HELD, mutant(seed, 1, at, limit_seeds).text) for at in range(index, index + ATTACKS)
        ]
        index += BATCH


def conformance() -> Iterator[tuple[str, str]]:
    """The conformance programs by their names."""
    return chunks_in(TESTS / "conformance")


def from_hypothesmith(seed: int) -> Iterator[Batch]:
    """hypothesmith, both of its strategies in turn, as hypothesis draws them."""
    import hypothesmith
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded

    options = settings(max_examples=20, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    number = 0
    while True:
        batch: Batch = []
        for strategy in (hypothesmith.from_grammar(), hypothesmith.from_node()):

            def take(text: str, batch: Batch = batch) -> None:
                batch.append((CPYTHON, text))

            seeded(seed * 1_000_000 + number)(options(given(strategy)(take)))()
            number += 1
        yield batch


def from_pysource_codegen(seed: int) -> Iterator[Batch]:
    """pysource-codegen."""
    import pysource_codegen

    number = 0
    while True:
        yield [(CPYTHON, pysource_codegen.generate(seed * 1_000_000 + number + at, node_limit=100, depth_limit=8)) for at in range(10)]
        number += 10


MADE: dict[str, Callable[[int], Iterator[Batch]]] = {
    "generator": generated,
    "attacks": attacked,
    "mutators": mutated,
    "hypothesmith": from_hypothesmith,
    "pysource-codegen": from_pysource_codegen,
}
"""Strategies that make programs here."""

RECORDED: dict[str, Callable[[int, float], Iterator[tuple[float, str, str]]]] = {"atheris": inputs_of_targets, "raw-bytes": raw_inputs}
"""Strategies that are coverage-guided targets: seconds, oracle and text of each input."""

OURS = ("generator", "attacks", "mutators", "atheris")
BASELINES = ("hypothesmith", "pysource-codegen", "raw-bytes")


class Clock:
    """Processor time since it was made, but for what was done while it paused."""

    def __init__(self) -> None:
        self._start = processor_seconds()

    def seconds(self) -> float:
        return processor_seconds() - self._start

    @contextmanager
    def paused(self) -> Iterator[None]:
        before = processor_seconds()
        yield
        self._start += processor_seconds() - before


def record(strategy: str, seed: int, budget: float, reach: Reach) -> Iterator[Item]:
    """The items of a stream; `reach` tells what a program reaches (for an oracle), which is not counted."""
    cpython = CPythonEngine(sys.executable)
    try:
        if strategy in RECORDED:
            for seconds, oracle, text in RECORDED[strategy](seed, budget):
                expected = cpython.run([Program(text, "mutant", hostile=True)], LIMITS)[0] if oracle == CPYTHON else None
                yield from kept(seconds, oracle, text, expected, judge(oracle, text, expected), reach)
            return
        clock = Clock()
        batches = MADE[strategy](seed)
        while clock.seconds() < budget:
            batch = next(batches)
            hostile = strategy != "generator"
            programs = [Program(text, strategy, hostile=hostile) for oracle, text in batch if oracle in COMPARED]
            outcomes = iter(cpython.run(programs, LIMITS))
            judged: list[tuple[str, str, Outcome | None, str]] = []
            for oracle, text in batch:
                expected = next(outcomes) if oracle in COMPARED else None
                judged.append((oracle, text, expected, judge(oracle, text, expected)))
            seconds = clock.seconds()
            with clock.paused():
                for one in judged:
                    yield from kept(seconds, *one, reach)
    finally:
        cpython.close()


def kept(seconds: float, oracle: str, text: str, expected: Outcome | None, wrong: str, reach: Reach) -> Iterator[Item]:
    """The item of a program, unless something is wrong with it already: then a fault that it shows could not be told from that."""
    if not wrong:
        yield Item(round(seconds, 3), oracle, text, None if expected is None else expected.as_json(), *reach(oracle, text))


def judge(oracle: str, text: str, expected: Outcome | None) -> str:
    """What is wrong, in one line; "" when nothing is."""
    if oracle == HELD:
        from fuzz_targets.run_respects_limits import wrong

        return wrong(text) or ""
    if oracle == PAID:
        return unpaid.wrong(text)
    if oracle == PARSED:
        from fuzz_targets.parse_never_crashes import wrong

        return wrong(text) or ""
    assert expected is not None
    if oracle == SAME:
        return same(expected, run_program(text, SMALL))
    outcome = run_program(text, LIMITS, fed=oracle == FED)
    what = what_is_wrong(InterpEngine(), outcome, LIMITS, None)
    if what is not None:
        return f"{what}: {outcome.message}"
    pair = compare(IDENTITIES, [expected, outcome]).pairs[0]
    return f"{pair.differences[0].field}: {pair.differences[0].actual[:100]}" if pair.verdict is Verdict.DIFFER else ""


def same(expected: Outcome, outcome: Outcome) -> str:
    """In what a run differs from what it was before, resources aside."""
    if outcome.kind is Kind.CRASHED:
        return f"crash: {outcome.message}"
    for field in ("kind", "stdout", "result", "exception", "message", "line", "limit"):
        if getattr(expected, field) != getattr(outcome, field):
            return f"{field}: {getattr(outcome, field)!r:.100}"
    return ""


QUICK = 0.05
"""Seconds that a conformance program takes at most to be among those that faults are tried with: one in fifteen takes longer."""


def record_conformance(reach: Reach) -> Iterator[Item]:
    """The conformance programs, the quickest first, each with what `interp` does; those that are not the same twice are left out."""
    ran = [(name, text, run_program(text, SMALL)) for name, text in conformance()]
    for name, text, expected in sorted(ran, key=lambda one: one[2].cpu_seconds):
        if expected.cpu_seconds <= QUICK and not same(expected, run_program(text, SMALL)):
            yield replace(Item(0.0, SAME, text, expected.as_json(), *reach(SAME, text)), id=name)

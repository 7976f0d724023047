"""The oracle: what is wrong with what the engines did with one program, as findings yet to be confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from differential.compare import Comparison, Pair
from differential.engines.protocol import Engine, RunLimits
from differential.finding import Finding, What
from differential.outcome import Kind, Outcome
from differential.program import Program
from differential.signature import mark_prints, sign

DIFFERENCES_KEPT = 10


def what_is_wrong(engine: Engine, outcome: Outcome, limits: RunLimits, pair: Pair | None) -> What | None:
    """What an outcome shows, the worst first. CPython has no limits of its own to overshoot: it is the jail that ends it."""
    if engine.name != "cpython":
        if outcome.kind is Kind.CRASHED:
            return What.CRASH
        if outcome.kind is Kind.TIMED_OUT or outcome.cpu_seconds > limits.seconds * 1.1 + 0.05:
            return What.OVERSHOOT
    return None if pair is None else What.DIFFERENCE


def candidates(
    engines: Sequence[Engine], program: Program, outcomes: Sequence[Outcome], comparison: Comparison, limits: RunLimits
) -> list[Finding]:
    """What would be findings of the program, if they are confirmed. A difference in stdout takes one more run of the reference."""
    by_label = {engine.label: outcome for engine, outcome in zip(engines, outcomes, strict=True)}
    pairs = {pair.subject: pair for pair in comparison.differing}
    found = []
    for engine in engines:
        outcome, pair = by_label[engine.label], pairs.get(engine.label)
        what = what_is_wrong(engine, outcome, limits, pair)
        if what is None:
            continue
        alone = pair is None or what is not What.DIFFERENCE
        reference, differences = ("", ()) if pair is None or alone else (pair.reference, pair.differences[:DIFFERENCES_KEPT])
        first = differences[0] if differences else None
        marked = None
        if first is not None and first.field == "stdout":
            marked = marked_stdout(next(other for other in engines if other.label == reference), program, limits)
        signature = sign(engine.name, program.text, by_label.get(reference, outcome), outcome, first, marked)
        found.append(Finding(what, program, engine.label, reference, differences, by_label, signature, limits))
    return found


def marked_stdout(reference: Engine, program: Program, limits: RunLimits) -> str | None:
    """What the reference prints for the program with marked prints; None where this Python can't rewrite it."""
    try:
        marked = replace(program, text=mark_prints(program.text))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return reference.run([marked], limits)[0].stdout

"""`python -m differential.reduce FINDINGS.jsonl SECONDS OUT.jsonl` writes, a line each, the findings that smaller programs are.

The time is for all of them, in their order: each gets its share of what is left. A line of OUT is `[index, finding]`, the finding null
where there is no smaller program. A process of its own, as a shard is: programs run in it, and it may die of one.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from differential.compare import compare
from differential.confirm import Status, behaviour, confirm
from differential.engines.found import find_engines
from differential.engines.protocol import Engine, RunLimits
from differential.finding import Finding, What
from differential.locate import locate, locate_all, references
from differential.oracle import candidates
from differential.outcome import Outcome
from differential.program import Program
from differential.reduce.problem import Interesting
from differential.reduce.reducer import reduce
from differential.shard import end_with_parent

MOST = 20.0  # seconds for one finding
SECONDS = 0.5  # a program to be reduced: most that hang do so because a pass broke their loop


def same_finding(finding: Finding, engines: Sequence[Engine], limits: RunLimits) -> Interesting:
    """Whether texts are valid and show what the finding shows: its cause, where that is known, else its provisional signature."""
    engine = next(one for one in engines if one.name == finding.signature.engine)
    against = references(engine, engines)

    def same_cause(texts: Sequence[str]) -> list[bool]:
        programs = [replace(finding.program, text=text) for text in texts if valid(text)]
        found = locate_all(programs, against, engine, limits, shown=True)
        keys = {program.text: one.key for program, one in zip(programs, found, strict=True) if one is not None}
        return [keys.get(text) == finding.key for text in texts]

    def same_signature(texts: Sequence[str]) -> list[bool]:
        return [valid(text) and shows(text) for text in texts]

    def run(text: str) -> list[Outcome]:
        return [one.run([Program(text, "reduced", hostile=True)], limits)[0] for one in engines]

    def shows(text: str) -> bool:
        outcomes = run(text)
        wrong = candidates(engines, Program(text, hostile=True), outcomes, compare(engines, outcomes), limits)
        if not any((one.what, one.signature.key) == (finding.what, finding.signature.key) for one in wrong):
            return False
        return finding.what is What.OVERSHOOT or [behaviour(one) for one in run(text)] == [behaviour(one) for one in outcomes]

    return same_signature if finding.cause is None else same_cause


def valid(text: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "program", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def main(findings_file: str, seconds: str, out: str) -> None:
    end_with_parent()
    findings = [Finding.from_json(json.loads(line)) for line in Path(findings_file).read_text("utf-8").splitlines()]
    until = time.monotonic() + float(seconds)
    engines, _ = find_engines()
    try:
        with open(out, "a", encoding="utf-8") as file:
            for index, finding in enumerate(findings):
                left = until - time.monotonic()
                if left <= 0:
                    break
                smaller = smallest(finding, engines, min(MOST, left / (len(findings) - index)))
                file.write(json.dumps([index, smaller and smaller.as_json()]) + "\n")
                file.flush()
    finally:
        for engine in engines:
            engine.close()


def smallest(finding: Finding, engines: Sequence[Engine], seconds: float) -> Finding | None:
    """The finding that a smaller program is, or None where there is none, or the finding does not show."""
    limits = finding.limits if finding.what is What.OVERSHOOT else replace(finding.limits, seconds=min(SECONDS, finding.limits.seconds))
    needed = [engine for engine in engines if engine.name in ("cpython", finding.signature.engine)]
    interesting = same_finding(finding, needed, limits)
    if not interesting([finding.program.text])[0]:
        return None
    reduced = reduce(finding.program, interesting, seconds=seconds)
    return confirmed(finding, reduced, engines) if len(reduced.text) < len(finding.program.text) else None


def confirmed(finding: Finding, program: Program, engines: Sequence[Engine]) -> Finding | None:
    """The finding that the reduced program is, with the outcomes of all engines in fresh processes; None where it shows something else."""
    confirmation = confirm(program, engines, finding.limits)
    wrong = candidates(engines, program, confirmation.outcomes, confirmation.comparison, finding.limits)
    same = next((one for one in wrong if (one.what, one.signature.engine) == (finding.what, finding.signature.engine)), None)
    if same is None or confirmation.status is Status.FLAKY:
        return None
    if finding.what is What.DIFFERENCE:
        engine = next(one for one in engines if one.label == same.engine)
        same = replace(same, cause=locate(program, references(engine, engines), engine, finding.limits))
    return same if finding.key in (same.key, same.signature.key) else None


if __name__ == "__main__":
    main(*sys.argv[1:4])

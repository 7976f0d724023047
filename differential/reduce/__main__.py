"""`python -m differential.reduce FINDING.json SECONDS OUT.py` writes the reduced program of a finding.

A process of its own, as a shard is: programs run in it, and it may die of one. It stores each improvement at once.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from differential.compare import compare
from differential.confirm import behaviour
from differential.engines.found import find_engines
from differential.engines.protocol import Engine, RunLimits
from differential.finding import Finding, What
from differential.oracle import candidates
from differential.outcome import Outcome
from differential.program import Program
from differential.reduce.reducer import reduce
from differential.shard import end_with_parent

SECONDS = 0.5  # a program to be reduced: most that hang do so because a pass broke their loop


def same_finding(finding: Finding, engines: Sequence[Engine], limits: RunLimits) -> Callable[[str], bool]:
    """Whether a text is valid, shows the finding's signature, and does the same when it is run again."""

    def run(text: str) -> list[Outcome]:
        return [engine.run([Program(text, "reduced", hostile=True)], limits)[0] for engine in engines]

    def interesting(text: str) -> bool:
        try:
            compile(text, "program", "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return False
        outcomes = run(text)
        wrong = candidates(engines, Program(text, hostile=True), outcomes, compare(engines, outcomes), limits)
        if not any((one.what, one.signature.key) == (finding.what, finding.signature.key) for one in wrong):
            return False
        return finding.what is What.OVERSHOOT or [behaviour(one) for one in run(text)] == [behaviour(one) for one in outcomes]

    return interesting


def main(finding_file: str, seconds: str, out: str) -> None:
    end_with_parent()
    finding = Finding.from_json(json.loads(Path(finding_file).read_text("utf-8")))
    engines, _ = find_engines(("cpython", finding.signature.engine))
    limits = finding.limits if finding.what is What.OVERSHOOT else replace(finding.limits, seconds=min(SECONDS, finding.limits.seconds))
    interesting = same_finding(finding, engines, limits)
    best = [finding.program.text]

    def storing(text: str) -> bool:
        holds = interesting(text)
        if holds and len(text) < len(best[0]):
            best[0] = text
            Path(out + ".new").write_text(text, "utf-8", "surrogatepass")
            os.replace(out + ".new", out)
        return holds

    try:
        if interesting(finding.program.text):
            reduce(finding.program, storing, seconds=float(seconds))
    finally:
        for engine in engines:
            engine.close()


if __name__ == "__main__":
    main(*sys.argv[1:4])

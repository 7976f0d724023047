"""Findings made by hand, for tests of what stores and shows them."""

from __future__ import annotations

from differential.compare import Difference
from differential.engines.protocol import RunLimits
from differential.finding import Finding, What
from differential.outcome import Kind, Outcome
from differential.program import Program
from differential.signature import Signature


def finding(text: str, what: What = What.DIFFERENCE, operation: str = "int()") -> Finding:
    """A finding of that program; all with the same operation lie in one bucket."""
    reference, engine = "cpython-3.13.0", "pydantic-monty-1.4.0"
    raised = Outcome(Kind.RAISED, exception="ValueError", message="no | `digit`", line=1)
    outcomes = {reference: Outcome(Kind.FINISHED, stdout="3\n"), engine: raised}
    signature = Signature("pydantic-monty", ("finished", "raised"), ("", "ValueError"), ("", "no"), operation)
    differences = (Difference("kind", "finished", "raised ValueError: no | `digit`"),)
    return Finding(what, Program(text, "generated", "1/2/3"), engine, reference, differences, outcomes, signature, RunLimits())

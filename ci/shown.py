"""Findings as text for a person: one in full, or a bucket in a few lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from ci.findings import Bucket
from differential.finding import Finding
from differential.outcome import Kind, Outcome

LINES_SHOWN = 12


def outcome_line(outcome: Outcome) -> str:
    """How a run ended, in one line."""
    if outcome.kind is Kind.FINISHED:
        return "finished" if outcome.result == "None" else f"finished with {shortened(outcome.result)}"
    cause = f"{outcome.exception}: {outcome.message}" if outcome.exception else outcome.message
    where = f" (line {outcome.line})" if outcome.line else ""
    limit = f" by {outcome.limit}" if outcome.limit else ""
    return f"{outcome.kind}{limit} {shortened(cause)}{where}".rstrip()


def shortened(text: str) -> str:
    text = text.replace("\n", "\\n")
    return text if len(text) <= 160 else text[:157] + "..."


def difference_lines(finding: Finding) -> Iterator[str]:
    """What the first difference is, the reference first."""
    if not finding.differences:
        yield f"  {finding.engine}: {outcome_line(finding.outcomes[finding.engine])}"
        return
    first = finding.differences[0]
    field = f"stdout line {first.index + 1}" if first.field == "stdout" else first.field
    yield f"  {field} differs:"
    width = max(len(finding.reference), len(finding.engine))
    yield f"    {finding.reference:<{width}}  {shortened(first.reference)}"
    yield f"    {finding.engine:<{width}}  {shortened(first.actual)}"


def bucket_lines(bucket: Bucket) -> Iterator[str]:
    """A bucket in a few lines."""
    yield f"{bucket.witness.id} [{bucket.life}] {bucket.title} (seen {bucket.count} times)"
    yield from difference_lines(bucket.witness)
    yield f"  program: {bucket.witness.program.seed or bucket.witness.program.id}"


def finding_lines(finding: Finding, bucket: Bucket) -> Iterator[str]:
    """A finding whole: program, outcomes of every engine, differences."""
    yield f"{finding.id} [{bucket.life}] {finding.title}"
    yield f"  {finding.what}, bucket {bucket.key}, seen {bucket.count} times, program {finding.program.origin} {finding.program.seed}"
    yield ""
    yield from program_lines(finding.program.text)
    yield ""
    for label, outcome in finding.outcomes.items():
        yield f"{label}: {outcome_line(outcome)}"
        lines = outcome.stdout.split("\n")
        yield from (f"  | {shortened(line)}" for line in lines[:LINES_SHOWN] if line or len(lines) > 1)
        if len(lines) > LINES_SHOWN:
            yield f"  | ... {len(lines) - LINES_SHOWN} more lines"
    yield ""
    yield from difference_lines(finding)


def program_lines(text: str) -> Iterator[str]:
    lines = text.rstrip("\n").split("\n")
    yield from (f"{number:>4}  {line}" for number, line in enumerate(lines, 1))


def side_by_side(left: Sequence[str], right: Sequence[str], width: int = 68) -> Iterator[str]:
    """Two columns; a line that does not fit into the left one goes on below."""
    wrapped = [piece for line in left for piece in wrap(line, width) or [""]]
    for ours, theirs in zip_longest(wrapped, right, fillvalue=""):
        yield f"  {ours:<{width}} | {theirs}".rstrip()

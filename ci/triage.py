"""Triage: what a campaign's totals mean once the database has seen them, bucket by bucket."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from ci.findings import Bucket, Event, Findings, FindingsError, Life
from differential.campaign import Totals
from differential.finding import Effect

NEWS = (Life.REGRESSED, Life.NEW)
READ_FIRST = (*NEWS, *(life for life in Life if life not in NEWS))
EFFECTS = tuple(Effect)

NOTHING_NEW, SOMETHING_NEW, FAILED, INTERRUPTED = 0, 1, 2, 130
"""The exit codes of `diff` and `nightly`; the last is what a shell expects of a program that Ctrl-C ended."""


def store(database: Findings, run: int, totals: Totals) -> None:
    """Writes the findings of a campaign to the database. Where that can't be written they are kept in a file, which FindingsError names."""
    try:
        for finding in totals.findings:
            database.record(run, finding)
        for finding in totals.flaky:
            database.record(run, finding, Event.UNSTABLE)
        for key, times in sorted(totals.repeats.items()):
            database.count_more(totals.met_as.get(key, key), times)
    except FindingsError as exc:
        with tempfile.NamedTemporaryFile("w", prefix="montyfuzz-findings-", suffix=".jsonl", encoding="utf-8", delete=False) as file:
            file.writelines(json.dumps(finding.as_json()) + "\n" for finding in totals.findings)
        raise FindingsError(f"{exc}; the findings of this run are kept in {file.name}, one a line") from exc


def by_weight(buckets: Sequence[Bucket]) -> list[Bucket]:
    """The order to read them in: what regressed, what is new, the rest; of these the worst effect first, then the most frequent."""

    def weight(bucket: Bucket) -> tuple[int, int, int, str]:
        return READ_FIRST.index(bucket.life), EFFECTS.index(bucket.witness.effect), -bucket.count, bucket.key

    return sorted(buckets, key=weight)


def failures(totals: Totals, asked: Sequence[str]) -> list[str]:
    """Why the run itself is worth nothing, one line each: shards that failed, nothing executed, an engine asked for by name and missing."""
    lines = [f"engine {name} was asked for and is missing: {reason}" for name, reason in sorted(totals.missing.items()) if asked]
    lines += totals.failures
    if not totals.programs and not totals.interrupted:
        lines.append("no program was executed: give it more time, or see the .stderr files beside the shards' logs")
    return lines


def exit_code(totals: Totals, buckets: Sequence[Bucket], failed: Sequence[str]) -> int:
    """0 when nothing is new, 1 when something is, 2 when the run itself failed, 130 when Ctrl-C ended it."""
    if failed:
        return FAILED
    if totals.interrupted:
        return INTERRUPTED
    return SOMETHING_NEW if any(bucket.life in NEWS for bucket in buckets) else NOTHING_NEW


def totals_as_json(totals: Totals) -> dict[str, Any]:
    """The figures of a campaign, without its findings."""
    apart = {"findings", "flaky", "contaminated", "verdicts", "rows", "met_as"}
    data = {one.name: getattr(totals, one.name) for one in fields(totals) if one.name not in apart}
    return {
        **data,
        "seconds": round(totals.seconds, 3),
        "rows": sorted(totals.rows),
        "unconfirmed": sum(totals.unconfirmed.values()),
        "contaminated": [finding.program.seed or finding.program.id for finding in totals.contaminated],
        "flaky": [finding.id for finding in totals.flaky],
    }

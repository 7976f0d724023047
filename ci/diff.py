"""`montyfuzz diff`: programs through all engines, now, without the rest of a nightly."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count as count_from
from pathlib import Path

from ci.cases import REGRESSIONS
from ci.findings import Bucket, Findings
from ci.progress import Progress
from ci.reduction import reduce_news, waiting
from ci.triage import by_weight, exit_code, failures, store
from differential.campaign import Totals, run_campaign
from differential.chunks import TESTS
from differential.program import Program
from differential.shard import Shard
from fuzz_targets.targets import TARGETS

SHARD, LONGEST_SHARD = 100, 1000  # programs: some seconds of work, of which the engines' start is one or two
SHARDS = 8  # at least, of that many programs and more, so that each core has some
MATERIAL = tuple(map(str, (TARGETS["engines_agree"].seeds, REGRESSIONS, TESTS / "conformance")))
"""Where there are programs to make mutants of."""


@dataclass(frozen=True, slots=True)
class DiffResult:
    """What came of it: the totals, the buckets they fell into, why the run failed if it did, and the exit code."""

    totals: Totals
    buckets: list[Bucket]
    failed: list[str]
    exit_code: int


def file_shards(programs: Sequence[Program], engines: tuple[str, ...]) -> Iterator[Shard]:
    """Shards over given programs, which keep their place in `programs` as their number."""
    for number, first in enumerate(range(0, len(programs), SHARD)):
        yield Shard(number, 0, min(SHARD, len(programs) - first), first=first, engines=engines, texts=tuple(programs))


def generated_shards(seed: int, count: int, engines: tuple[str, ...], material: tuple[str, ...] = ()) -> Iterator[Shard]:
    """Shards of `count` generated programs in total (0: without end), mutants of the `material` among them.

    The programs depend on seed, count and material alone, not on who runs them.
    """
    size = min(LONGEST_SHARD, max(SHARD, count // SHARDS)) if count else LONGEST_SHARD
    for number in count_from():
        left = count - number * size if count else size
        if left <= 0:
            return
        yield Shard(number, seed, min(size, left), engines=engines, material=material)


def diff(
    database: Findings,
    shards: Iterator[Shard],
    engines: tuple[str, ...],
    jobs: int,
    progress: Progress,
    *,
    seed: int = 0,
    seconds: float = 0.0,
    reduce: float = 0.0,
) -> DiffResult:
    """Runs the shards, triages what they found, and for `reduce` seconds looks for smaller programs of it."""
    run = database.begin_run("diff", seed)
    with tempfile.TemporaryDirectory(prefix="montyfuzz-") as directory:
        totals = run_campaign(shards, Path(directory), jobs, progress, seconds=seconds)
        store(database, run, totals)
        if reduce and (buckets := waiting(database, run)) and not totals.interrupted:
            progress.say(f"reducing the smallest programs of {len(buckets)} buckets")
            reduce_news(database, run, buckets, Path(directory), jobs, reduce)
    buckets = by_weight(database.buckets(run))
    failed = failures(totals, engines)
    return DiffResult(totals, buckets, failed, exit_code(totals, buckets, failed))


def summary_lines(totals: Totals, asked: Sequence[str]) -> Iterator[str]:
    """What was compared and what could not be, for a person."""
    yield (
        f"{totals.programs} programs in {totals.seconds:.1f} s, engines {', '.join(totals.engines) or 'none'}: "
        f"{totals.agreed} of {totals.compared} comparisons agree, {sum(totals.allowed.values())} allowed differences, "
        f"{sum(totals.inconclusive.values())} inconclusive"
    )
    for reason, times in totals.inconclusive.most_common():
        yield f"  inconclusive {times} times: {reason}"
    if totals.flaky or totals.contaminated or totals.unconfirmed:
        late = sum(totals.unconfirmed.values())
        yield f"  not confirmed: {len(totals.flaky)} flaky, {len(totals.contaminated)} contaminated by their batch, {late} for lack of time"
    for name, reason in sorted(totals.missing.items()):
        if not asked:
            yield f"  missing engine, not compared: {name}: {reason}"
    if totals.interrupted:
        yield "  ended by Ctrl-C"

"""Reduction of buckets' smallest witnesses, in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

from ci.findings import Bucket, Findings, Life
from ci.triage import NEWS
from differential.campaign import STOP, project_path, stopped_on_error, watch
from differential.finding import Finding

STARTING = 3.0  # seconds that engines take to start
GRACE = 15.0  # seconds for the engines to start and the last run to end


def waiting(database: Findings, run: int) -> list[Bucket]:
    """What of a run is news and was not reduced yet, the new and small ones first."""
    buckets = [bucket for bucket in database.buckets(run) if bucket.life in NEWS and bucket.witness.program.origin != "reduced"]
    return sorted(buckets, key=lambda bucket: (bucket.life is not Life.NEW, len(bucket.witness.program.text), bucket.key))


def reduce_news(database: Findings, run: int, buckets: Sequence[Bucket], directory: Path, jobs: int, seconds: float) -> None:
    """Gives the buckets smaller witnesses in so many processes, until the time is up. What is done by Ctrl-C or an error is kept."""
    until = time.monotonic() + seconds
    smaller: list[tuple[Bucket, Finding]] = []

    def one(job: int) -> None:
        mine = buckets[job::jobs]
        smaller.extend(reduce_buckets(mine, directory / f"reduce-{job}", max(1.0, until - time.monotonic() - STARTING)))

    try:
        with ThreadPoolExecutor(jobs) as pool, stopped_on_error(directory):
            wait([pool.submit(one, job) for job in range(jobs)])
    finally:
        for bucket, finding in smaller:
            database.add_witness(run, bucket.key, finding)


def reduce_buckets(buckets: Sequence[Bucket], directory: Path, seconds: float) -> Iterator[tuple[Bucket, Finding]]:
    """The buckets for which there is a smaller program, each with the finding that it is; `seconds` for all, in their order.

    Where the process dies of one, it goes on with the next. A file `stop` in the directory above ends it.
    """
    directory.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + seconds
    left = list(buckets)
    while left and (remaining := until - time.monotonic()) > 0 and not (directory.parent / STOP).exists():
        done = reduced(left, directory, remaining)
        yield from ((left[index], finding) for index, finding in done if finding is not None)
        left = left[len(done) + 1 :]


def reduced(buckets: Sequence[Bucket], directory: Path, seconds: float) -> list[tuple[int, Finding | None]]:
    """What one process gets done: the number of each bucket, in order, and the finding that a smaller program is."""
    findings, out, errors = directory / "findings.jsonl", directory / "reduced.jsonl", directory / "stderr"
    findings.write_text("".join(json.dumps(bucket.witness.as_json()) + "\n" for bucket in buckets), "utf-8")
    out.unlink(missing_ok=True)
    with open(errors, "wb") as stderr:
        process = subprocess.Popen(
            [sys.executable, "-m", "differential.reduce", str(findings), str(seconds), str(out)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": project_path()},
            start_new_session=True,
        )
    watch(process, directory.parent / STOP, errors, silence=seconds + GRACE)
    lines = out.read_text("utf-8").splitlines() if out.exists() else []
    return [(index, None if data is None else Finding.from_json(data)) for index, data in map(json.loads, lines)]

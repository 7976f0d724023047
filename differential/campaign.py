"""A campaign: shards over a corpus of programs, each in a process of its own under a thin supervisor; a dying process is a result.

The supervisors run on any `concurrent.futures.Executor` whose workers share the log directory. All that a shard has to say is in its
log; a file `stop` in the directory ends every shard of the campaign, wherever it runs.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from math import inf
from pathlib import Path
from typing import Any

import psutil

import differential
from differential.confirm import Status
from differential.finding import Finding, What, program_from_json
from differential.outcome import Kind, Outcome
from differential.program import Program
from differential.shard import VERSIONS_DIFFER, Shard
from differential.signature import sign

STOP = "stop"
EXIT_STATUS = "exit status"  # how the death of a process begins that was not killed: an error of the harness, not of an engine
POLL = 0.1  # seconds
SHORTEST = 4.0  # seconds that a shard must have to be worth its start
GRACE = 5.0  # seconds that a shard may take beyond its own, for the batch or the confirmation it is in
ROOM = 2**16  # bytes: a shard that ends badly with less free on its disk could not write its log
SILENCE = 120.0  # seconds without a line in the log after which a shard's process counts as hung


@dataclass(slots=True)
class Totals:
    """What a campaign did so far.

    `compared` and `agreed` count pairs of an engine and its reference; `rows` are those called, of `rows_known` that engines offer;
    `repeats` counts, by key, candidates like those confirmed, `unconfirmed` those for which the time was up; `verdicts` is of programs
    given as text, by their number; `met_as` gives the key of a finding for that of its candidate, which differs where CPython's versions
    do; `interrupted` tells that Ctrl-C ended it.
    """

    programs: int = 0
    compared: int = 0
    agreed: int = 0
    shards: int = 0
    died: int = 0
    versions_differ: int = 0
    seconds: float = 0.0
    rows_known: int = 0
    interrupted: bool = False
    inconclusive: Counter[str] = field(default_factory=Counter)
    allowed: Counter[str] = field(default_factory=Counter)
    drift: Counter[str] = field(default_factory=Counter)
    repeats: Counter[str] = field(default_factory=Counter)
    unconfirmed: Counter[str] = field(default_factory=Counter)
    met_as: dict[str, str] = field(default_factory=dict)
    flaky: list[Finding] = field(default_factory=list)
    contaminated: list[Finding] = field(default_factory=list)
    verdicts: dict[int, dict[str, Any]] = field(default_factory=dict)
    rows: set[str] = field(default_factory=set)
    engines: list[str] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def add(self, record: dict[str, Any], shard: Shard) -> None:
        """Counts one record of the shard's log."""
        match record["record"]:
            case "start":
                self.engines = self.engines or record["engines"]
                self.missing |= record["missing"]
                self.rows_known = max(self.rows_known, record["rows"])
            case "batch":
                self.programs += record["programs"]
                self.compared += record["compared"]
                self.agreed += record["agreed"]
                self.rows.update(record["rows"])
                for name in ("inconclusive", "allowed", "drift"):
                    getattr(self, name).update(record[name])
            case "finding":
                finding = Finding.from_json(record["finding"])
                self.findings.append(finding)
                self.met_as[record["met_as"]] = finding.key
            case "repeat":
                self.repeats[record["key"]] += record["times"]
            case "unconfirmed":
                self.unconfirmed[record["key"]] += record["times"]
            case "unstable":
                if record["as"] == VERSIONS_DIFFER:
                    self.versions_differ += 1
                else:
                    unstable = self.flaky if record["as"] == Status.FLAKY else self.contaminated
                    unstable.append(Finding.from_json(record["finding"]))
            case "verdict":
                self.verdicts[record["index"]] = record["pairs"]
            case "died":
                self.died += 1
                self.programs += record["programs"]
                self.findings.append(death(program_from_json(record["program"]), record["engine"], record["status"], shard))
            case "failed":
                self.failures.append(record["why"])
            case "end":
                self.shards += 1


def death(program: Program, engine: str, status: str, shard: Shard) -> Finding:
    """The finding that a program which ended the shard's process is; `engine` is the label of the one that had it."""
    outcome = Outcome(Kind.CRASHED, message=status)
    signature = sign(engine.rpartition("-")[0], program.text, outcome, outcome, None, None)
    return Finding(What.CRASH, program, engine, "", (), {engine: outcome}, signature, shard.limits)


class Logs:
    """The logs of a campaign's shards in one directory, read as they grow."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._read: dict[int, int] = {}
        self._shards: dict[int, Shard] = {}

    def __len__(self) -> int:
        return len(self._shards)

    def watch(self, shard: Shard) -> None:
        """Reads the log of this shard too from now on."""
        self._shards[shard.number] = shard
        self._read[shard.number] = 0

    def new_records(self) -> Iterator[tuple[dict[str, Any], Shard]]:
        """The whole lines written since the last call, with their shards, shard by shard."""
        for number, shard in sorted(self._shards.items()):
            path = log_of(self._directory, number)
            if path.exists():
                with open(path, "rb") as file:
                    file.seek(self._read[number])
                    lines, newline, _ = file.read().rpartition(b"\n")
                for line in lines.split(b"\n") if newline else ():
                    self._read[number] += len(line) + 1
                    yield json.loads(line), shard


def log_of(directory: Path, number: int) -> Path:
    return directory / f"shard-{number:05}.jsonl"


def run_campaign(
    shards: Iterable[Shard],
    directory: Path,
    jobs: int,
    progress: Callable[[Totals], None],
    *,
    seconds: float = 0.0,
    executor: Executor | None = None,
) -> Totals:
    """Runs the shards, `jobs` at a time, for `seconds` (0: all of them): the last ones get what is left, and are ended soon after it.

    `directory` is for this campaign alone. `progress` is called several times a second. Ctrl-C ends every process at once and returns
    what there is, `interrupted`. Findings are in the order of shard and program. Where the disk is full no further shard begins, and
    `failures` says so. Raises OSError where the directory can't be made.
    """
    directory.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    totals, logs, waiting = Totals(), Logs(directory), iter(shards)
    running: set[Future[None]] = set()
    found: list[tuple[int, int, Finding]] = []

    def read_logs() -> None:
        for record, shard in logs.new_records():
            totals.add(record, shard)
            if len(totals.findings) > len(found):
                found.append((shard.number, len(found), totals.findings[-1]))
        totals.seconds = time.monotonic() - started
        progress(totals)

    own_pool = nullcontext(executor) if executor is not None else ThreadPoolExecutor(jobs)
    with own_pool as pool, stopped_on_error(directory):  # in this order: a pool waits for its supervisors
        try:
            while True:
                left = seconds - (time.monotonic() - started) if seconds else inf
                while (left > SHORTEST or not logs) and len(running) < jobs and (shard := next(waiting, None)) is not None:
                    if seconds:
                        shard = replace(shard, seconds=min(shard.seconds or inf, max(left, 1.0)))
                    logs.watch(shard)
                    running.add(pool.submit(supervise, shard, directory))
                if left < -GRACE:
                    (directory / STOP).touch()
                if not running:
                    break
                done, running = wait(running, timeout=POLL, return_when=FIRST_COMPLETED)
                for future in done:
                    try:
                        future.result()
                    except OSError as exc:  # a full disk, most likely: what was found until then is worth keeping
                        totals.failures.append(f"{exc.filename or directory}: {exc.strerror or exc}")
                        waiting = iter(())
                read_logs()
        except KeyboardInterrupt:
            totals.interrupted = True
            (directory / STOP).touch()
            wait(running)
    read_logs()
    totals.findings = [finding for _, _, finding in sorted(found, key=lambda entry: entry[:2])]
    return totals


@contextmanager
def stopped_on_error(directory: Path) -> Iterator[None]:
    """Whatever breaks the block off, no shard runs on after it."""
    (directory / STOP).unlink(missing_ok=True)
    try:
        yield
    except BaseException:
        (directory / STOP).touch()
        raise


def supervise(shard: Shard, directory: Path) -> None:
    """Runs a shard to its end. Where its process dies, the batch in flight is run again one program at a time: so the culprit is named."""
    todo = [shard]
    while todo and not (directory / STOP).exists():
        part = todo.pop()
        log = log_of(directory, shard.number)
        before = log.stat().st_size if log.exists() else 0
        status = run_process(part, directory, log)
        if not status:
            continue
        records = whole_records(log, before)
        done = max((index for index, record in enumerate(records) if record["record"] in ("batch", "end")), default=-1)
        flights = [record for record in records[done + 1 :] if record["record"] == "in flight"]
        ran = sum(record["programs"] for record in records if record["record"] == "batch")
        if not flights and 0 < ran < part.count:
            # Killed between two batches: nothing of it was in flight.
            todo.append(replace(part, first=part.first + ran, count=part.count - ran))
            continue
        if not flights:
            append(log, {"record": "failed", "why": f"shard {shard.number}: {status}"})
            continue
        flight = flights[-1]
        first, count = flight["first"], flight["count"]
        end = part.first + part.count
        if end > first + count:
            todo.append(replace(part, first=first + count, count=end - first - count))
        if count > 1:
            todo.append(replace(part, first=first, count=count, batch=1))
        elif status.startswith(EXIT_STATUS):
            append(log, {"record": "failed", "why": f"program {flight['program']['seed']}: {status}"})
        else:
            # A program that was being confirmed has been counted already.
            record = {"record": "died", "programs": count, "program": flight["program"], "engine": flight.get("engine", "harness")}
            append(log, {**record, "status": status})


def whole_records(log: Path, start: int) -> list[dict[str, Any]]:
    """The records from byte `start` on; half a line, which a process left that was killed as it wrote, is cut off the log."""
    if not log.exists():
        return []
    lines, _, half = log.read_bytes().rpartition(b"\n")
    if half:
        os.truncate(log, len(lines) + 1 if lines else 0)
    return [json.loads(line) for line in lines[start:].splitlines()]


def append(log: Path, record: dict[str, Any]) -> None:
    with open(log, "a", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n")


def run_process(shard: Shard, directory: Path, log: Path) -> str:
    """Runs a shard's process. How it died, in words; empty where it ended well or was stopped."""
    specification = directory / f"shard-{shard.number:05}.json"
    specification.write_text(json.dumps(shard.as_json()), "utf-8")
    errors = directory / f"shard-{shard.number:05}.stderr"
    with open(errors, "wb") as stderr:
        process = subprocess.Popen(
            [sys.executable, "-m", "differential.shard", str(specification), str(log)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": project_path(), **shard.environment},
            start_new_session=True,  # Ctrl-C is the coordinator's business
        )
    hung = not watch(process, directory / STOP, log)
    if process.returncode == 0 or (directory / STOP).exists():
        return ""
    if hung:
        return f"hung: nothing happened for {SILENCE:.0f} s"
    if shutil.disk_usage(directory).free < ROOM:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(directory))
    if process.returncode < 0:
        return f"killed by signal {-process.returncode}"
    lines = errors.read_text("utf-8", "replace").strip().split("\n")
    where = next((line.strip() for line in reversed(lines) if line.startswith("  File ")), "")
    return f"{EXIT_STATUS} {process.returncode}: {lines[-1]} {where}".rstrip()


def project_path() -> str:
    """A PYTHONPATH with which a child process imports this project, wherever it stands."""
    root = str(Path(differential.__file__).parents[1])
    return os.pathsep.join(part for part in (root, os.environ.get("PYTHONPATH", "")) if part)


def watch(process: subprocess.Popen[bytes], stop: Path, log: Path, silence: float = SILENCE) -> bool:
    """Waits for a process; ends it with all its descendants on `stop`, or when the log has not grown for `silence` seconds.

    Whether it was heard of until its end.
    """
    heard, size = time.monotonic(), -1
    while process.poll() is None:
        now = log.stat().st_size if log.exists() else 0
        if now != size:
            heard, size = time.monotonic(), now
        silent = time.monotonic() - heard > silence
        if silent or stop.exists():
            end_tree(process)
            return not silent
        try:
            process.wait(POLL)
        except subprocess.TimeoutExpired:
            continue
    end_pipes(process)
    return True


def end_tree(process: subprocess.Popen[bytes]) -> None:
    """Kills a process and all that descend from it, whatever session they are in."""
    try:
        descendants = psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        descendants = []
    process.kill()
    for descendant in descendants:
        try:
            descendant.kill()
        except psutil.NoSuchProcess:
            continue  # it ended with its parent
    process.wait()
    end_pipes(process)


def end_pipes(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        process.stdin.close()

"""`montyfuzz nightly`: a whole campaign. Controls, a second look at what is known, new programs, reduction, report, in that order."""

from __future__ import annotations

import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from itertools import count as count_from
from pathlib import Path
from typing import Any

from ci.complaint import Complaint
from ci.controls import ControlResult, controls, run_control
from ci.diff import file_shards
from ci.findings import Bucket, Event, Findings, now
from ci.fuzzing import TargetRun, run_target, unavailable
from ci.program_files import read_programs
from ci.progress import Progress
from ci.reduction import reduce_news, waiting
from ci.report.write import folder_of, shows, write_report
from ci.triage import NOTHING_NEW, SOMETHING_NEW, by_weight, exit_code, failures, store, totals_as_json
from differential.allowed import overbroad, shipped_rules
from differential.campaign import Totals, run_campaign
from differential.program import Program
from differential.shard import Shard
from fuzz_targets.targets import TARGETS

SHARD_SECONDS = 20.0
SHARD_PROGRAMS = 100_000  # more than any shard gets through in its time

# Shares of the whole time. What one phase leaves the next ones have.
CONTROL_SHARE, RECHECK_SHARE, TARGET_SHARE, REDUCE_SHARE, REPORT_SHARE = 0.2, 0.1, 0.15, 0.2, 0.05
LEAST_TARGET_SECONDS = 40.0  # half of them for its start and its seeds


@dataclass(frozen=True, slots=True)
class NightlyResult:
    """Where the report lies, what it says, and the exit code."""

    report: Path
    totals: Totals
    data: dict[str, Any]
    buckets: list[Bucket]
    exit_code: int


class Nightly:
    """One nightly: `seconds` of work, into the folder `out`."""

    def __init__(
        self,
        out: Path,
        database: Findings,
        seed: int,
        seconds: float,
        engines: tuple[str, ...],
        jobs: int,
        progress: Progress,
        material: tuple[str, ...] = (),
    ) -> None:
        self._out = out
        self._database = database
        self._seed = seed
        self._seconds = seconds
        self._engines = engines
        self._jobs = jobs
        self._progress = progress
        self._material = material
        self._started = time.monotonic()
        self._known: dict[str, int] = {}
        self._totals = Totals()
        self._run = database.begin_run("nightly", seed)

    def run(self) -> NightlyResult:
        """Everything. Ctrl-C ends the phase it is in, and the report is written on what there is."""
        data: dict[str, Any] = {
            "started": now(),
            "seed": self._seed,
            "controls": [],
            "targets": [],
            "no_targets": unavailable(),
            "confirmed": {},
        }
        cpu_before = cpu_seconds()
        with tempfile.TemporaryDirectory(prefix="montyfuzz-") as scratch:
            logs = Path(scratch)
            totals = Totals()
            planted: list[ControlResult] = []
            try:
                self._recheck(logs / "recheck")
                totals = self._campaign(logs / "campaign")
                store(self._database, self._run, totals)
                if not totals.interrupted:
                    data["targets"] = self._targets(logs / "artifacts")
                    planted = self._controls(logs, totals.engines)
                    self._reduce(logs)
            except KeyboardInterrupt:
                totals.interrupted = True
        failed = failures(totals, self._engines)
        failed += [run["failure"] for run in data["targets"] if run["failure"]]
        failed += [f"positive control missed: {control.name}" for control in planted if not control.found]
        data |= {"totals": totals_as_json(totals), "failed": failed, "controls": [asdict(control) for control in planted]}
        data["cpu_seconds"] = round(cpu_seconds() - cpu_before, 1)
        data["overbroad"] = overbroad(shipped_rules(), totals.allowed, totals.compared)
        data["lives"] = Counter(bucket.life for bucket in self._database.buckets(self._run))
        self._database.end_run(self._run, data, reported=False)
        try:
            report = write_report(self._out, self._database, self._run, data)
            if not totals.interrupted:
                data["confirmed"] = self._confirm_repros()
                report = write_report(self._out, self._database, self._run, data)
        except OSError as exc:
            again = f"what was found is in the database: make room, then run `montyfuzz report --out {self._out}`"
            raise Complaint(f"the report can't be written: {exc.filename}: {exc.strerror}; {again}") from exc
        buckets = by_weight(self._database.buckets(self._run))
        self._database.end_run(self._run, data, reported=True)
        code = exit_code(totals, buckets, failed)
        if code == NOTHING_NEW and any(run["artifacts"] for run in data["targets"]):
            code = SOMETHING_NEW
        return NightlyResult(report, totals, data, buckets, code)

    def _left(self) -> float:
        return self._seconds - (time.monotonic() - self._started)

    def _recheck(self, logs: Path) -> None:
        """Runs the smallest witness of every known bucket again: it may be fixed, allowed or flaky now; one that is not needs no more."""
        buckets = self._database.buckets()
        if not buckets:
            return
        # The witnesses come first, in the order of their buckets; then what moves to another bucket since keys are made in a new way.
        programs = [finding.program for finding in (*(bucket.witness for bucket in buckets), *self._database.outdated())]
        texts = tuple(replace(program, hostile=True) for program in programs)
        shard = Shard(0, self._seed, len(texts), engines=self._engines, texts=texts, batch=1)
        totals = run_campaign([shard], logs, 1, self._progress, seconds=self._seconds * RECHECK_SHARE)
        store(self._database, self._run, totals)
        flaky = {finding.program.id for finding in totals.flaky}
        for number, bucket in enumerate(buckets):
            witness = bucket.witness
            again = [finding for finding in totals.findings if finding.program.text == witness.program.text]
            if any(finding.signature.engine == witness.signature.engine for finding in again):
                self._known[bucket.key] = len(witness.program.text)
            elif witness.program.id in flaky:
                self._database.move(bucket.key, self._run, Event.UNSTABLE)
            else:
                verdict = totals.verdicts.get(number, {}).get(witness.engine, {}).get("verdict")
                if verdict in ("agree", "allowed"):
                    self._database.move(bucket.key, self._run, Event.GONE if verdict == "agree" else Event.EXCUSED)
        if totals.interrupted:
            raise KeyboardInterrupt

    def _campaign(self, logs: Path) -> Totals:
        """Generated programs until only the time for what comes after is left."""
        after = self._seconds * (CONTROL_SHARE + (0 if unavailable() else TARGET_SHARE) + REDUCE_SHARE + REPORT_SHARE)
        return run_campaign(self._shards(), logs, self._jobs, self._watched, seconds=max(1.0, self._left() - after))

    def _watched(self, totals: Totals) -> None:
        for finding in totals.findings:
            length = len(finding.program.text)
            self._known[finding.key] = min(length, self._known.get(finding.key, length))
        for candidate, key in totals.met_as.items():
            self._known[candidate] = self._known[key]
        self._totals = totals
        self._progress(totals)

    def _shards(self) -> Iterator[Shard]:
        """Shards without end, each an epoch: it knows the buckets that those before it found, and calls more often what they did not."""
        for number in count_from():
            causes = [finding.cause for finding in self._totals.findings if finding.cause]
            yield Shard(
                number,
                self._seed,
                SHARD_PROGRAMS,
                engines=self._engines,
                material=self._material,
                seconds=SHARD_SECONDS,
                known=dict(self._known),
                epoch=number,
                covered=tuple(sorted(self._totals.rows)),
                fruitful=tuple(sorted({cause.operation.removesuffix("()") for cause in causes})),
            )

    def _targets(self, logs: Path) -> list[dict[str, Any]]:
        """The coverage-guided targets, in a short night some, by turns. What they stop at is judged as any other program is."""
        ran: list[TargetRun] = []
        if unavailable():
            return []
        share = self._seconds * TARGET_SHARE
        turn = sorted(TARGETS)[self._seed % len(TARGETS) :] + sorted(TARGETS)[: self._seed % len(TARGETS)]
        chosen = turn[: max(1, int(share // LEAST_TARGET_SECONDS))]
        for name in chosen:
            self._progress.say(f"fuzzing: {name}")
            ran.append(run_target(TARGETS[name], share / len(chosen) / 2, self._out, quiet=True))
            if ran[-1].interrupted:
                raise KeyboardInterrupt
        if programs := readable(path for run in ran for path in run.artifacts):
            totals = run_campaign(file_shards(programs, self._engines), logs, self._jobs, self._progress)
            store(self._database, self._run, totals)
            if totals.interrupted:
                raise KeyboardInterrupt
        return [{**asdict(run), "artifacts": [str(path.relative_to(self._out)) for path in run.artifacts]} for run in ran]

    def _controls(self, logs: Path, engines: Sequence[str]) -> list[ControlResult]:
        """As many controls as the time allows, one at least."""
        results: list[ControlResult] = []
        chosen = controls(list(engines))
        share = max(15.0, self._seconds * CONTROL_SHARE)
        until = time.monotonic() + share
        for number, control in enumerate(chosen):
            if results and time.monotonic() > until:
                break
            self._progress.say(f"planting a fault: {control.name}")
            results.append(run_control(control, logs / f"control-{number}", self._seed, share))
        return results

    def _reduce(self, logs: Path) -> None:
        """Reduces the smallest witness of each bucket that is news, until the time is up."""
        seconds = max(5.0, min(self._left() - self._seconds * REPORT_SHARE, self._seconds * REDUCE_SHARE))
        buckets = waiting(self._database, self._run)
        if buckets:
            self._progress.say(f"reducing the smallest programs of {len(buckets)} buckets")
            reduce_news(self._database, self._run, buckets, logs, self._jobs, seconds)

    def _confirm_repros(self) -> dict[str, bool]:
        """Runs the `repro.py` of each bucket's smallest witness while there is time."""
        results: dict[str, bool] = {}
        for bucket in by_weight(self._database.buckets(self._run)):
            if self._left() > 0 or not results:
                results[bucket.witness.id] = shows(folder_of(self._out, bucket) / "repro.py")
        return results


def cpu_seconds() -> float:
    """Processor time of this process and of all those that it waited for, and they."""
    uses = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(use.ru_utime + use.ru_stime for use in uses)


def readable(paths: Iterable[Path]) -> list[Program]:
    """The programs among these files. An input that is no text stays an artifact: the report names it."""
    programs: list[Program] = []
    for path in paths:
        with suppress(Complaint):
            programs += read_programs([path])
    return programs

"""A shard: a bounded piece of a campaign, in a process of its own. `python -m differential.shard SHARD.json LOG.jsonl` runs one.

It appends JSON lines to its log, with an `in flight` record before each engine gets a batch, so that a dead process names its program:

| record | says |
|---|---|
| `start` | the engines by label, those missing, and how many rows there are to cover |
| `in flight` | `first` and `count` of the programs, and the `engine` they are given to; without an engine: they are being confirmed |
| `batch` | what came of a batch: programs, compared, agreed, inconclusive by reason, allowed by rule, rows called |
| `finding` | a confirmed finding |
| `repeat` | the key of one more candidate with a signature that was confirmed often enough |
| `unstable` | a candidate that fresh processes did not confirm: `flaky` or `contaminated` |
| `verdict` | of a program given as text: its number, and for each engine how it compares |
| `end` | the shard is done |
"""

from __future__ import annotations

import ast
import json
import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from differential.compare import Comparison, Verdict, compare
from differential.confirm import ROUNDS, Status, confirm
from differential.engines.found import find_engines
from differential.engines.protocol import Engine, RunLimits
from differential.finding import Finding, What
from differential.oracle import candidates, what_is_wrong
from differential.outcome import Kind, Outcome
from differential.program import Program

BATCH = 20
CONFIRMED_PER_KEY = 3  # of one signature a shard confirms this many, and later only a program half as long as its shortest

Write = Callable[[dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Shard:
    """What a shard is to do: `count` generated programs from `first` on, or those of `texts`, until `seconds` have passed.

    The generated program number i is a function of (seed, number, i). `known` maps the keys that need no further witness to the length
    of the shortest one. `environment` is set in the shard's process: how a planted fault is switched on.
    """

    number: int
    seed: int
    count: int
    first: int = 0
    engines: tuple[str, ...] = ()
    seconds: float = 0.0
    batch: int = BATCH
    texts: tuple[Program, ...] = ()
    limits: RunLimits = field(default_factory=RunLimits)
    known: dict[str, int] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """A dict of JSON values; `Shard.from_json` is its inverse."""
        return asdict(self)

    @staticmethod
    def from_json(data: dict[str, Any]) -> Shard:
        """The shard that `as_json` wrote."""
        texts = tuple(Program(**{**text, "raises": tuple(text["raises"])}) for text in data["texts"])
        return Shard(**{**data, "engines": tuple(data["engines"]), "texts": texts, "limits": RunLimits(**data["limits"])})

    def programs(self, at: int, count: int) -> list[Program]:
        """The programs number `at` to `at + count - 1`."""
        if self.texts:
            return list(self.texts[at : at + count])
        from differential.generator import generate  # files need no grammar

        return [generate(self.seed, self.number, index) for index in range(at, at + count)]

    def batches(self) -> Iterator[tuple[int, int]]:
        """First and count of each batch."""
        end = self.first + self.count
        return ((at, min(self.batch, end - at)) for at in range(self.first, end, self.batch))


def run_shard(shard: Shard, write: Write) -> None:
    """Does what the shard says, with engines of its own, which it ends. Raises ValueError on an unknown engine."""
    started = time.monotonic()
    engines, missing = find_engines(shard.engines or None)
    try:
        rows = sorted({row for engine in engines for row in engine.rows()})
        write({"record": "start", "engines": [engine.label for engine in engines], "missing": missing, "rows": len(rows)})
        court = Court(engines, shard, write, frozenset(rows))
        for at, count in shard.batches():
            court.judge(at, shard.programs(at, count))
            if shard.seconds and time.monotonic() - started > shard.seconds:
                break
        write({"record": "end", "seconds": round(time.monotonic() - started, 3)})
    finally:
        for engine in engines:
            engine.close()


class Court:
    """Judges batches of programs: runs them in every engine, compares, and confirms what differs."""

    def __init__(self, engines: Sequence[Engine], shard: Shard, write: Write, rows: frozenset[str]) -> None:
        self._engines = engines
        self._limits = shard.limits
        self._write = write
        self._shortest = dict(shard.known)
        self._confirmed = Counter(dict.fromkeys(shard.known, CONFIRMED_PER_KEY))
        self._uncovered = set(rows)
        self._tells_each = bool(shard.texts)

    def judge(self, at: int, programs: Sequence[Program]) -> None:
        """Writes what came of the programs, which are number `at` and following."""
        flight = {"record": "in flight", "first": at, "count": len(programs)}
        by_engine = []
        for engine in self._engines:
            self._write({**flight, "engine": engine.label})
            by_engine.append(engine.run(programs, self._limits))
        self._write(flight)
        comparisons = []
        for number, program in enumerate(programs):
            outcomes = [of_engine[number] for of_engine in by_engine]
            comparison = compare(self._engines, outcomes)
            comparisons.append(comparison)
            if wrong := self._candidates(program, outcomes, comparison):
                self._settle(program, wrong)
            if self._tells_each:
                pairs = {pair.subject: {"verdict": pair.verdict, "reason": pair.reason, "rules": pair.rules} for pair in comparison.pairs}
                self._write({"record": "verdict", "index": at + number, "pairs": pairs})
        self._write({**tally(comparisons), "rows": sorted(self._newly_covered(programs, by_engine))})

    def _candidates(self, program: Program, outcomes: Sequence[Outcome], comparison: Comparison) -> list[Finding]:
        return candidates(self._engines, program, outcomes, comparison, self._limits)

    def _settle(self, program: Program, wrong: Sequence[Finding]) -> None:
        """Confirms candidates of one program, but those whose signatures have witnesses enough."""
        fresh = []
        for candidate in wrong:
            key, length = candidate.signature.key, len(program.text)
            if self._confirmed[key] >= CONFIRMED_PER_KEY and length * 2 > self._shortest[key]:
                self._write({"record": "repeat", "key": key})
            else:
                fresh.append(candidate)
        confirmed, status = self._confirm(program, fresh) if fresh else ([], Status.CONFIRMED)
        for candidate in fresh:
            finding = next((one for one in confirmed if (one.engine, one.what) == (candidate.engine, candidate.what)), None)
            if finding is None:
                unstable = Status.FLAKY if status is Status.FLAKY else Status.CONTAMINATED
                self._write({"record": "unstable", "as": unstable.value, "finding": candidate.as_json()})
                continue
            key = finding.signature.key
            self._confirmed[key] += 1
            self._shortest[key] = min(len(program.text), self._shortest.get(key, len(program.text)))
            self._write({"record": "finding", "finding": finding.as_json()})

    def _confirm(self, program: Program, wrong: Sequence[Finding]) -> tuple[list[Finding], Status]:
        """The findings that fresh processes show again. A crash or an overshoot must show each time, whatever was printed until then."""
        alone = [candidate for candidate in wrong if candidate.what is not What.DIFFERENCE and self._shows_again(candidate)]
        if all(candidate.what is not What.DIFFERENCE for candidate in wrong):
            return alone, Status.CONTAMINATED
        confirmation = confirm(program, self._engines, self._limits)
        if confirmation.status is Status.FLAKY:
            return alone, Status.FLAKY
        return alone + self._candidates(program, confirmation.outcomes, confirmation.comparison), confirmation.status

    def _shows_again(self, candidate: Finding) -> bool:
        engine = next(engine for engine in self._engines if engine.label == candidate.engine)
        runs = (engine.run_fresh(candidate.program, self._limits) for _ in range(ROUNDS))
        return all(what_is_wrong(engine, run, self._limits, None) is candidate.what for run in runs)

    def _newly_covered(self, programs: Sequence[Program], by_engine: Sequence[Sequence[Outcome]]) -> set[str]:
        """The rows that a program names which finished in some engine, and that no program of this shard had named before."""
        covered: set[str] = set()
        for number, program in enumerate(programs):
            if self._uncovered and any(outcomes[number].kind is Kind.FINISHED for outcomes in by_engine):
                called = rows_named(program.text)
                covered |= {row for row in self._uncovered if row.rpartition(".")[2] in called}
        self._uncovered -= covered
        return covered


def rows_named(text: str) -> set[str]:
    """The names of all that a program calls; an empty set for one that does not parse."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()
    called = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {name.id if isinstance(name, ast.Name) else name.attr for name in called if isinstance(name, ast.Name | ast.Attribute)}


def tally(comparisons: Sequence[Comparison]) -> dict[str, Any]:
    """The `batch` record of some comparisons."""
    pairs = [pair for comparison in comparisons for pair in comparison.pairs]
    return {
        "record": "batch",
        "programs": len(comparisons),
        "compared": sum(pair.verdict is not Verdict.INCONCLUSIVE for pair in pairs),
        "agreed": sum(pair.verdict is Verdict.AGREE for pair in pairs),
        "inconclusive": Counter(f"{pair.subject}: {pair.reason}" for pair in pairs if pair.verdict is Verdict.INCONCLUSIVE),
        "allowed": Counter(rule for pair in pairs for rule in pair.rules),
        "drift": Counter(rule for pair in pairs for rule in pair.drift),
    }


def end_with_parent() -> None:
    """Ends this process when the supervisor's end of stdin closes: a dead supervisor leaves nobody to read the log."""

    def watch() -> None:
        os.read(0, 1)  # not through sys.stdin: its lock would be held when this process ends
        os._exit(3)

    threading.Thread(target=watch, daemon=True).start()


def main(specification: str, log: str) -> None:
    end_with_parent()
    shard = Shard.from_json(json.loads(Path(specification).read_text("utf-8")))
    with open(log, "a", encoding="utf-8", errors="surrogatepass") as file:

        def write(record: dict[str, Any]) -> None:
            file.write(json.dumps(record) + "\n")
            file.flush()  # what is in the buffer of a process that dies is lost, and with it the name of the program

        run_shard(shard, write)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

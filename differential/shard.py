"""A shard: a bounded piece of a campaign, in a process of its own. `python -m differential.shard SHARD.json LOG.jsonl` runs one.

It appends JSON lines to its log, with an `in flight` record before each engine gets a batch, so that a dead process names its program:

| record | says |
|---|---|
| `start` | the engines by label, those missing, and how many rows there are to cover |
| `in flight` | `first` and `count` of the programs, of one alone the `program`, and the `engine` that gets them (none: it is confirmed) |
| `batch` | what came of a batch: programs, compared, agreed, inconclusive by reason, allowed by rule, rows called |
| `finding` | a confirmed finding, and the key that its candidate was `met_as` |
| `repeat` | the key of candidates like one that is confirmed, and how many `times` |
| `unconfirmed` | likewise, of a key for which the time was up |
| `unstable` | a candidate that is no finding: `flaky`, `contaminated`, or another CPython does what the engine does (`versions differ`) |
| `verdict` | of a program given as text: its number, and for each engine how it compares |
| `end` | the shard is done |
"""

from __future__ import annotations

import gc
import json
import os
import re
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from differential.cause import Cause
from differential.compare import Comparison, Verdict, compare, differences
from differential.confirm import ROUNDS, Status, confirm
from differential.engines.found import find_engines
from differential.engines.protocol import Engine, RunLimits
from differential.finding import Finding, What, program_from_json
from differential.generator import generate
from differential.generator.mutants import material, mutant
from differential.generator.profile import FULL, PYDANTIC_MONTY, Profile
from differential.generator.weights import DEFAULT, Weights, steered
from differential.locate import locate_all, references
from differential.normalize import normalized
from differential.oracle import candidates, what_is_wrong
from differential.outcome import Kind, Outcome
from differential.program import Program

BATCH = 40  # programs that an engine gets at once: as many as share a child of a CPython's zygote
CANDIDATES_TRIED = 2  # programs of one signature that may turn out unstable before a shard gives the signature up
CANDIDATES_LOCATED = 4  # programs of one signature that a shard asks for their cause
SIGNATURES_AT_ONCE = 5  # signatures whose programs are asked together: engines take them in batches, and the time is looked at between them
CALL = re.compile(r"\b(\w+)\(")  # by text: parsing every program for it took a seventh of a shard's time
VERSIONS_DIFFER = "versions differ"  # a difference to one CPython, and to another none
MUTANT_EVERY = 4  # of the programs for an engine that refuses little, one of so many is a mutant
RUNNING_SHARE = 0.6  # of a shard's time; the rest is for confirmation

Write = Callable[[dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Shard:
    """What a shard is to do: `count` generated programs from `first` on, or those of `texts`, for `seconds` at most (0: all).

    The generated program number i is a function of (seed, number, i); among them are mutants of the programs below the folders
    `material`, where there are any, and then of those too. `known` maps keys that are confirmed already, provisional and final, to the
    length of their shortest witness. `covered` are the rows that the epochs before `epoch` called, `fruitful` those at which engines parted
    in them: they say how often each row comes. `environment` is set in the shard's process: how a planted fault is switched on.
    """

    number: int
    seed: int
    count: int
    first: int = 0
    engines: tuple[str, ...] = ()
    seconds: float = 0.0
    batch: int = BATCH
    texts: tuple[Program, ...] = ()
    material: tuple[str, ...] = ()
    limits: RunLimits = field(default_factory=RunLimits)
    known: dict[str, int] = field(default_factory=dict)
    epoch: int = 0
    covered: tuple[str, ...] = ()
    fruitful: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """A dict of JSON values; `Shard.from_json` is its inverse."""
        return asdict(self)

    @staticmethod
    def from_json(data: dict[str, Any]) -> Shard:
        """The shard that `as_json` wrote."""
        texts = tuple(program_from_json(text) for text in data["texts"])
        sequences = {"texts": texts} | {name: tuple(data[name]) for name in ("engines", "material", "covered", "fruitful")}
        return Shard(**{**data, **sequences, "limits": RunLimits(**data["limits"])})

    def weights(self, profile: Profile) -> Weights:
        """How often each row of a profile comes."""
        return steered(self.epoch, profile.rows, frozenset(self.covered), self.fruitful)

    def programs(self, at: int, count: int, profile: Profile, weights: Weights = DEFAULT) -> list[Program]:
        """The programs number `at` to `at + count - 1`."""
        if self.texts:
            return list(self.texts[at : at + count])
        texts = material(self.material) if profile.name == FULL.name else ()
        return [
            mutant(self.seed, self.number, index, texts)
            if texts and index % MUTANT_EVERY == MUTANT_EVERY - 1
            else generate(self.seed, self.number, index, profile, weights)
            for index in range(at, at + count)
        ]

    def batches(self) -> Iterator[tuple[int, int]]:
        """First and count of each batch."""
        end = self.first + self.count
        return ((at, min(self.batch, end - at)) for at in range(self.first, end, self.batch))


def settle() -> None:
    """Has the garbage collector come for what is rarely there: what is here lives as long as the process, and programs leave few cycles.

    Walking what there was before was a tenth of the time that programs took, and what each of them made a fiftieth.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000)


def run_shard(shard: Shard, write: Write) -> None:
    """Does what the shard says, with engines of its own, which it ends. Raises ValueError on an unknown engine."""
    started = time.monotonic()
    engines, missing = find_engines(shard.engines or None)
    try:
        rows = sorted({row for engine in engines for row in engine.rows()})
        write({"record": "start", "engines": [engine.label for engine in engines], "missing": missing, "rows": len(rows)})
        court = Court(engines, shard, write, frozenset(rows))
        sides = [
            (side, shard.weights(side.profile))  # compared by identity: made once
            for side in ([Side(FULL, engines)] if shard.texts else sides_of(engines))
        ]
        settle()
        for at, count in shard.batches():
            side, weights = sides[at // BATCH % len(sides)]  # by number, not by batch: a program stays the same when it is run alone
            court.judge(at, shard.programs(at, count, side.profile, weights), side.engines)
            if shard.seconds and time.monotonic() - started > shard.seconds * RUNNING_SHARE:
                break
        court.settle(started + shard.seconds if shard.seconds else None)
        write({"record": "end", "seconds": round(time.monotonic() - started, 3)})
    finally:
        for engine in engines:
            engine.close()


@dataclass(frozen=True, slots=True)
class Side:
    """Programs of one profile, and the engines that they are run in to begin with: one, and the CPython it is held against."""

    profile: Profile
    engines: Sequence[Engine]


def sides_of(engines: Sequence[Engine]) -> list[Side]:
    """The two sides of a campaign, batch by batch in turn: all there is, in `interp`; what pydantic-monty runs, in that.

    Each with the CPython of its own version, or else the newest. The others have their say when a difference is confirmed.
    """
    cpythons = sorted((engine for engine in engines if engine.name == "cpython"), key=lambda engine: engine.python)
    sides = []
    for engine in engines:
        if engine.name != "cpython":
            against = [cpython for cpython in cpythons if cpython.python == engine.python] or cpythons
            profile = replace(PYDANTIC_MONTY if engine.name == PYDANTIC_MONTY.name else FULL, rows=tuple(engine.rows()))
            sides.append(Side(profile, [*against[-1:], engine]))
    return sides or [Side(FULL, engines)]


class Court:
    """Judges batches of programs: runs them in every engine, compares, and confirms what differs."""

    def __init__(self, engines: Sequence[Engine], shard: Shard, write: Write, rows: frozenset[str]) -> None:
        self._engines = engines
        self._limits = shard.limits
        self._write = write
        self._known = dict(shard.known)
        self._uncovered = set(rows)
        self._waiting: dict[str, list[Finding]] = {}
        self._next = shard.first
        self._tells_each = bool(shard.texts)

    def judge(self, at: int, programs: Sequence[Program], engines: Sequence[Engine]) -> None:
        """Writes what came of the programs, number `at` and following, in these engines. What is wrong with them waits for `settle`."""
        flight: dict[str, Any] = {"record": "in flight", "first": at, "count": len(programs)}
        if len(programs) == 1:
            flight["program"] = asdict(programs[0])
        by_engine = []
        for engine in engines:
            self._write({**flight, "engine": engine.label})
            by_engine.append(engine.run(programs, self._limits))
        comparisons = []
        for number, program in enumerate(programs):
            outcomes = [of_engine[number] for of_engine in by_engine]
            comparison = compare(engines, outcomes)
            comparisons.append(comparison)
            for candidate in candidates(engines, program, outcomes, comparison, self._limits):
                self._waiting.setdefault(candidate.signature.key, []).append(candidate)
            if self._tells_each:
                pairs = {pair.subject: {"verdict": pair.verdict, "reason": pair.reason, "rules": pair.rules} for pair in comparison.pairs}
                self._write({"record": "verdict", "index": at + number, "pairs": pairs})
        self._write({**tally(comparisons), "rows": sorted(self._newly_covered(programs, by_engine))})
        self._next = at + len(programs)

    def settle(self, until: float | None) -> None:
        """Looks at what waits, signatures that are news first, then the most frequent, and of each at its smallest programs.

        Provisional signatures are coarse, so a few programs of each are asked for their cause, and confirmed where that is news; of those
        that do not tell, one is confirmed. What is not done at the time `until` (of the monotonic clock) is counted as unconfirmed: a later
        shard will meet it again.
        """
        queue = sorted(self._waiting.items(), key=lambda item: (item[0] in self._known, -len(item[1]), item[0]))
        for wrong in self._waiting.values():
            wrong.sort(key=lambda candidate: (len(candidate.program.text), candidate.id))
        for start in range(0, len(queue), SIGNATURES_AT_ONCE):
            group = queue[start : start + SIGNATURES_AT_ONCE]
            if until is not None and time.monotonic() > until:
                for key, wrong in group:
                    self._write({"record": "unconfirmed", "key": key, "times": len(wrong)})
                continue
            causes = self._causes([candidate for _, wrong in group for candidate in wrong[:CANDIDATES_LOCATED]])
            for key, wrong in group:
                self._settle_one(key, wrong, causes)
        self._waiting.clear()

    def _settle_one(self, key: str, wrong: Sequence[Finding], causes: dict[str, Cause]) -> None:
        """Confirms the candidates of one provisional signature that are news; `causes` are those known, by the id of the candidate."""
        repeats: Counter[str] = Counter()
        unstable = 0
        for candidate in wrong[:CANDIDATES_LOCATED]:
            cause = causes.get(candidate.id)
            own = key if cause is None else cause.key
            length = len(candidate.program.text)
            if length * 2 > self._known.get(own, sys.maxsize) or unstable == CANDIDATES_TRIED:
                repeats[own] += 1
            elif self._confirmed(candidate, cause):
                self._known[own] = length
            else:
                unstable += 1
        rest = len(wrong) - CANDIDATES_LOCATED
        if rest > 0 and (told := [causes[candidate.id].key for candidate in wrong[:CANDIDATES_LOCATED] if candidate.id in causes]):
            key = told[0]
        repeats[key] += max(0, rest)
        for own, times in repeats.items():
            if times and own in self._known:
                self._write({"record": "repeat", "key": own, "times": times})

    def _causes(self, wrong: Sequence[Finding]) -> dict[str, Cause]:
        """The final signatures of the differences among these that can be located, by the candidates' ids."""
        causes: dict[str, Cause] = {}
        for engine in self._engines:
            mine = [candidate for candidate in wrong if candidate.engine == engine.label and candidate.what is What.DIFFERENCE]
            if mine:
                found = locate_all([candidate.program for candidate in mine], references(engine, self._engines), engine, self._limits)
                causes |= {candidate.id: cause for candidate, cause in zip(mine, found, strict=True) if cause is not None}
        return causes

    def _confirmed(self, candidate: Finding, cause: Cause | None) -> bool:
        """Writes the finding that a candidate is, or why it is none."""
        program = asdict(candidate.program)
        self._write({"record": "in flight", "first": self._next, "count": 0, "program": program})
        finding, standing = self._in_fresh_processes(candidate)
        if finding is None:
            self._write({"record": "unstable", "as": standing, "finding": candidate.as_json()})
            return False
        self._write({"record": "finding", "finding": replace(finding, cause=cause).as_json(), "met_as": candidate.signature.key})
        return True

    def _in_fresh_processes(self, candidate: Finding) -> tuple[Finding | None, str]:
        """The finding that fresh processes of all engines show each time, or what the candidate is instead."""
        program, limits = candidate.program, self._limits
        if candidate.what is not What.DIFFERENCE:
            # It does not matter what was printed until then, nor what others do.
            engine = next(engine for engine in self._engines if engine.label == candidate.engine)
            runs = [engine.run_fresh(program, limits) for _ in range(ROUNDS)]
            shown = all(what_is_wrong(engine, run, limits, None) is candidate.what for run in runs)
            return (candidate if shown else None), Status.CONTAMINATED
        confirmation = confirm(program, self._engines, limits)
        if confirmation.status is Status.FLAKY:
            return None, Status.FLAKY
        again = candidates(self._engines, program, confirmation.outcomes, confirmation.comparison, limits)
        found = next((one for one in again if (one.engine, one.what) == (candidate.engine, candidate.what)), None)
        if found is not None:
            return found, Status.CONFIRMED
        reference, own = (
            next(outcome for engine, outcome in zip(self._engines, confirmation.outcomes, strict=True) if engine.label == label)
            for label in (candidate.reference, candidate.engine)
        )
        return None, VERSIONS_DIFFER if differences(normalized(reference), normalized(own)) else Status.CONTAMINATED

    def _newly_covered(self, programs: Sequence[Program], by_engine: Sequence[Sequence[Outcome]]) -> set[str]:
        """The rows that a program names which finished in some engine, and that no program of this shard had named before."""
        covered: set[str] = set()
        for number, program in enumerate(programs):
            if self._uncovered and any(outcomes[number].kind is Kind.FINISHED for outcomes in by_engine):
                called = set(CALL.findall(program.text))
                covered |= {row for row in self._uncovered if row.rpartition(".")[2] in called}
        self._uncovered -= covered
        return covered


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

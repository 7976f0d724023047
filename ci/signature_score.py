"""`montyfuzz score --signatures`: how well final signatures tell causes apart, on the programs of `corpus/labelled`, labelled by hand.

Half of the causes, by a hash of their names, is held back: nobody looks at it to make signatures better.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ci.complaint import Complaint
from differential.engines.found import find_engines
from differential.engines.protocol import Engine, RunLimits
from differential.locate import locate_all, references
from differential.program import Program
from fuzz_targets.faults import FAULTS

LABELLED = Path(__file__).parents[1] / "corpus" / "labelled"
FAULT = "fault:"
ENGINE = "pydantic-monty"
BATCH = 20


@dataclass(frozen=True, slots=True)
class Witness:
    """A program, the cause that a person found it to have, and which generator made it."""

    cause: str
    generator: str
    seed: str
    text: str


@dataclass(frozen=True, slots=True)
class HalfScore:
    """One half. `purity`: the share of its programs whose bucket has mostly programs of their cause. `completeness`: the share that lies in
    the largest bucket of their cause. `buckets` are those that its programs fell into; `unlocated` programs count as a bucket each."""

    name: str
    causes: int
    witnesses: int
    buckets: int
    unlocated: int
    purity: float
    completeness: float
    mixed: tuple[tuple[str, ...], ...]
    split: tuple[tuple[str, int], ...]


def held_back(cause: str) -> bool:
    """Whether a cause is kept from those who tune signatures."""
    return hashlib.sha256(cause.encode()).digest()[0] % 2 == 1


def read_labelled(folder: Path = LABELLED) -> list[Witness]:
    """The labelled programs. Raises Complaint where one has a cause that is named nowhere."""
    named = set(tomllib.loads((folder / "causes.toml").read_text("utf-8"))) | {FAULT + name for name in FAULTS}
    witnesses = [Witness(**json.loads(line)) for line in (folder / "witnesses.jsonl").read_text("utf-8").splitlines()]
    if unknown := sorted({witness.cause for witness in witnesses} - named):
        raise Complaint(f"corpus/labelled has programs of causes that are not named: {', '.join(unknown)}")
    return witnesses


def score_signatures(witnesses: Sequence[Witness]) -> list[HalfScore]:
    """The scores of both halves, that for tuning first. Raises Complaint where an engine is missing."""
    engines, missing = find_engines(("cpython", "interp", ENGINE))
    try:
        for name, reason in missing.items():
            raise Complaint(f"signatures can't be scored without {name}: {reason}")
        keys = dict(found(witnesses, engines))
    finally:
        for engine in engines:
            engine.close()
    return [half("tuning", witnesses, keys, held=False), half("held back", witnesses, keys, held=True)]


def found(witnesses: Sequence[Witness], engines: Sequence[Engine]) -> Iterator[tuple[Witness, str]]:
    """The key of each program's bucket; one of its own where it is not located."""
    by_engine = {engine.name: engine for engine in engines}
    faults = sorted({witness.cause for witness in witnesses if witness.cause.startswith(FAULT)})
    groups = [(by_engine[ENGINE], [witness for witness in witnesses if not witness.cause.startswith(FAULT)])]
    yield from keys_of(*groups[0], engines)
    for cause in faults:
        fault = FAULTS[cause.removeprefix(FAULT)]
        fault.switch_on()
        try:
            yield from keys_of(by_engine["interp"], [witness for witness in witnesses if witness.cause == cause], engines)
        finally:
            fault.switch_off()


def keys_of(engine: Engine, witnesses: Sequence[Witness], engines: Sequence[Engine]) -> Iterator[tuple[Witness, str]]:
    against = references(engine, engines)
    for start in range(0, len(witnesses), BATCH):
        batch = witnesses[start : start + BATCH]
        programs = [Program(witness.text, witness.generator, witness.seed) for witness in batch]
        for number, (witness, cause) in enumerate(zip(batch, locate_all(programs, against, engine, RunLimits()), strict=True), start):
            yield witness, f"unlocated {witness.cause} {number}" if cause is None else cause.key


def half(name: str, witnesses: Sequence[Witness], keys: dict[Witness, str], *, held: bool) -> HalfScore:
    """The score of one half. A bucket is what all programs put into it: one of the other half spoils it too."""
    buckets: defaultdict[str, Counter[str]] = defaultdict(Counter)
    causes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for witness in witnesses:
        buckets[keys[witness]][witness.cause] += 1
        causes[witness.cause][keys[witness]] += 1
    chosen = [witness for witness in witnesses if held_back(witness.cause) is held]
    pure = sum(buckets[keys[witness]].most_common(1)[0][0] == witness.cause for witness in chosen)
    complete = sum(causes[witness.cause].most_common(1)[0][0] == keys[witness] for witness in chosen)
    own = {keys[witness] for witness in chosen}
    return HalfScore(
        name=name,
        causes=len({witness.cause for witness in chosen}),
        witnesses=len(chosen),
        buckets=len(own),
        unlocated=sum(key.startswith("unlocated") for key in own),
        purity=pure / len(chosen),
        completeness=complete / len(chosen),
        mixed=tuple(sorted(tuple(sorted(buckets[key])) for key in own if len(buckets[key]) > 1)),
        split=tuple(sorted((cause, len(of)) for cause, of in causes.items() if held_back(cause) is held and len(of) > 1)),
    )


def score_lines(scores: Sequence[HalfScore]) -> Iterator[str]:
    """The scores for a person. What is mixed or split is told of the tuning half only."""
    for score in scores:
        yield (
            f"{score.name:<10} {score.causes} causes, {score.witnesses} programs, {score.buckets} buckets ({score.unlocated} not located): "
            f"purity {score.purity:.3f}, completeness {score.completeness:.3f}, {score.buckets / score.causes:.2f} buckets a cause"
        )
    for mixed in scores[0].mixed:
        yield f"  in one bucket: {', '.join(mixed)}"
    for cause, number in scores[0].split:
        yield f"  in {number} buckets: {cause}"

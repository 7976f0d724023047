"""A finding: a program with a confirmed difference, an overshoot of a limit, or a crash."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from differential import cause, signature
from differential.cause import Cause
from differential.compare import FINISHED, Difference
from differential.engines.protocol import RunLimits
from differential.outcome import Outcome
from differential.program import Program
from differential.signature import EXCEPTION, Signature


class What(StrEnum):
    """What was found. Crashes and overshoots are private: they may be a way out of a sandbox."""

    DIFFERENCE = "difference"
    OVERSHOOT = "limit overshoot"
    CRASH = "crash"


class Effect(StrEnum):
    """What a finding does to whoever relies on the engine, the worst first."""

    CRASH = "crashes"
    OVERSHOOT = "passes a limit"
    WRONG = "gives another value"
    RAISES = "raises where CPython does not"
    ACCEPTS = "accepts what CPython refuses"
    OTHER = "raises another exception"
    WORDS = "says it in other words"
    PLACE = "names another line"


@dataclass(frozen=True, slots=True)
class Finding:
    """What `engine` did with `program` against `reference`; both are labels, and keys of `outcomes`, which has every engine of the run.

    `reference` is empty for an overshoot and for a crash, which need no second engine. `differences` holds the first few. `limits` are
    those it was run under. `cause` is the final signature, where it is known.
    """

    what: What
    program: Program
    engine: str
    reference: str
    differences: tuple[Difference, ...]
    outcomes: dict[str, Outcome]
    signature: Signature
    limits: RunLimits
    cause: Cause | None = None

    @property
    def key(self) -> str:
        """That of the bucket: the final signature's where it is known, else the provisional one's."""
        return self.signature.key if self.cause is None else self.cause.key

    @property
    def key_version(self) -> int:
        """The version of the signature that `key` comes from."""
        return self.signature.version if self.cause is None else self.cause.version

    @property
    def outdated(self) -> bool:
        """Whether its key was made in another way than keys are now."""
        return self.key_version != (signature.VERSION if self.cause is None else cause.VERSION)

    @property
    def title(self) -> str:
        """One line for a person."""
        return self.signature.title if self.cause is None else self.cause.title

    @property
    def id(self) -> str:
        """Permanent: `F` and 10 hex digits of a hash of the program's text, the engine's name and what was found."""
        identity = "\0".join((self.program.text, self.signature.engine, self.what))
        return "F" + hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:10]

    @property
    def effect(self) -> Effect:
        """What it does, by its first difference."""
        if self.what is not What.DIFFERENCE:
            return Effect.CRASH if self.what is What.CRASH else Effect.OVERSHOOT
        first = self.differences[0]
        if first.field == "line":
            return Effect.PLACE
        if FINISHED in (first.reference, first.actual) and first.field == "kind":
            return Effect.ACCEPTS if first.actual == FINISHED else Effect.RAISES
        ours, theirs = (EXCEPTION.search(text) for text in (first.reference, first.actual))
        if first.field == "message" or (ours and theirs and ours[0] == theirs[0]):
            return Effect.WORDS
        if ours and theirs:
            return Effect.OTHER
        if ours or theirs:
            return Effect.ACCEPTS if ours else Effect.RAISES
        return Effect.WRONG

    @property
    def private(self) -> bool:
        """Whether it is kept out of issues, SARIF and published pages."""
        return self.what is not What.DIFFERENCE

    def as_json(self) -> dict[str, Any]:
        """A dict of JSON values; `Finding.from_json` is its inverse."""
        data = asdict(self)
        data["outcomes"] = {label: outcome.as_json() for label, outcome in self.outcomes.items()}
        return data

    @staticmethod
    def from_json(data: dict[str, Any]) -> Finding:
        """The finding that `as_json` wrote. Raises KeyError or TypeError on missing or unknown fields, ValueError on unknown kinds."""
        provisional = dict(data["signature"])
        for pair in ("kinds", "exceptions", "messages"):
            provisional[pair] = tuple(provisional[pair])
        return Finding(
            what=What(data["what"]),
            program=program_from_json(data["program"]),
            engine=data["engine"],
            reference=data["reference"],
            differences=tuple(Difference(**difference) for difference in data["differences"]),
            outcomes={label: Outcome.from_json(outcome) for label, outcome in data["outcomes"].items()},
            signature=Signature(**provisional),
            limits=RunLimits(**data["limits"]),
            cause=Cause.from_json(data["cause"]) if data.get("cause") else None,
        )


def program_from_json(data: dict[str, Any]) -> Program:
    """The program that `asdict` made a dict of. Raises KeyError or TypeError on missing or unknown fields."""
    return Program(**{**data, "raises": tuple(data["raises"])})

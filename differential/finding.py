"""A finding: a program with a confirmed difference, an overshoot of a limit, or a crash."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from differential.compare import Difference
from differential.engines.protocol import RunLimits
from differential.outcome import Outcome
from differential.program import Program
from differential.signature import Signature


class What(StrEnum):
    """What was found. Crashes and overshoots are private: they may be a way out of a sandbox."""

    DIFFERENCE = "difference"
    OVERSHOOT = "limit overshoot"
    CRASH = "crash"


@dataclass(frozen=True, slots=True)
class Finding:
    """What `engine` did with `program` against `reference`; both are labels, and keys of `outcomes`, which has every engine of the run.

    `reference` is empty for an overshoot and for a crash, which need no second engine. `differences` holds the first few. `limits` are
    those it was run under.
    """

    what: What
    program: Program
    engine: str
    reference: str
    differences: tuple[Difference, ...]
    outcomes: dict[str, Outcome]
    signature: Signature
    limits: RunLimits

    @property
    def id(self) -> str:
        """Permanent: `F` and 10 hex digits of a hash of the program's text, the engine's name and what was found."""
        identity = "\0".join((self.program.text, self.signature.engine, self.what))
        return "F" + hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:10]

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
        signature = dict(data["signature"])
        for pair in ("kinds", "exceptions", "messages"):
            signature[pair] = tuple(signature[pair])
        return Finding(
            what=What(data["what"]),
            program=program_from_json(data["program"]),
            engine=data["engine"],
            reference=data["reference"],
            differences=tuple(Difference(**difference) for difference in data["differences"]),
            outcomes={label: Outcome.from_json(outcome) for label, outcome in data["outcomes"].items()},
            signature=Signature(**signature),
            limits=RunLimits(**data["limits"]),
        )


def program_from_json(data: dict[str, Any]) -> Program:
    """The program that `asdict` made a dict of. Raises KeyError or TypeError on missing or unknown fields."""
    return Program(**{**data, "raises": tuple(data["raises"])})

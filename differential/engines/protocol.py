"""What an engine is: the one protocol behind which every interpreter stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from differential.outcome import Outcome
from differential.program import Program


@dataclass(frozen=True, slots=True)
class RunLimits:
    """The limits a program is run under. Seconds of guest time, bytes of guest memory, bytes of stdout kept, frames of recursion."""

    seconds: float = 2.0
    memory: int = 128 * 2**20
    output: int = 2**20
    recursion: int = 1000
    instructions: int = 50_000_000


class EngineMissing(Exception):
    """The engine can't be had on this machine; the message says why in one line."""


class Engine(Protocol):
    """Something that runs programs.

    `name` is `cpython`, `interp` or `pydantic-monty`; `version` the engine's own version; `python` the (major, minor) whose
    language and messages it models. `label` is `name-version` and unique among the engines of a run.
    """

    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def python(self) -> tuple[int, int]: ...
    @property
    def label(self) -> str: ...

    def run(self, programs: Sequence[Program], limits: RunLimits) -> list[Outcome]:
        """One outcome per program, in order. Never raises for what a program does; a dead worker is a `CRASHED` outcome."""
        ...

    def run_fresh(self, program: Program, limits: RunLimits) -> Outcome:
        """The outcome in a process of its own, started for this program: what confirmation uses."""
        ...

    def rows(self) -> list[str]:
        """What the guest can call, as dotted names (`len`, `str.upper`, `int.__add__`); what the generator aims at."""
        ...

    def close(self) -> None:
        """Ends every process the engine started. Safe to call twice."""
        ...

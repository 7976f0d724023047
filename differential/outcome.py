"""An outcome: what one engine did with one program."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """How a run ended."""

    FINISHED = "finished"
    RAISED = "raised"
    REFUSED = "refused"
    LIMITED = "limited"
    CRASHED = "crashed"
    TIMED_OUT = "timed out"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one engine did: how it ended, what it printed, what it used.

    `result` is the repr of the value of the program's last statement where that is an expression statement, else `"None"`;
    meaningful for `FINISHED` only. `exception` is the type's name (`ZeroDivisionError`, or a guest class's `__name__`),
    `message` its `str()`, `line` the 1-based line of the innermost guest frame in the program's own text that raised. A
    syntax error found before anything ran is `RAISED` with `exception="SyntaxError"` (or a subclass of it). `limit` names the
    limit hit (`memory`, `time`, `instructions`, `recursion`, `output`, `suspensions`, `sleep`). A `CRASHED` outcome has in
    `message` what is known of the death (signal, exit status, host exception). `cpu_seconds`, `peak_bytes`, `fuel`: what was
    used, where the engine tells; never compared across engines.
    """

    kind: Kind
    stdout: str = ""
    result: str = "None"
    exception: str = ""
    message: str = ""
    line: int = 0
    limit: str = ""
    cpu_seconds: float = 0.0
    peak_bytes: int = 0
    fuel: int = 0

    def as_json(self) -> dict[str, Any]:
        """A dict of JSON values; `Outcome.from_json` is its inverse."""
        return asdict(self)

    @staticmethod
    def from_json(data: dict[str, Any]) -> Outcome:
        """The outcome that `as_json` wrote. Raises TypeError on an unknown field, ValueError on an unknown kind."""
        return Outcome(**{**data, "kind": Kind(data["kind"])})

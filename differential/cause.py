"""The final signature of a finding: the key of its cause, made from where the engines part."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

VERSION = 2
IN_OTHER_WORDS = " in other words"  # after an exception of which the engine says something else
DOTS = "text ."  # what a container within itself is printed as
NOT_CALLED = "does not"  # where a special method was expected to be called


@dataclass(frozen=True, slots=True)
class Cause:
    """What `engine` did differently and with what: two findings of one cause have equal keys, whatever their programs.

    `expected` and `actual` are a class of values (`int`, `True`, `list`) or an exception and its message without what varies. `operation`
    is where the runs part (`int // int`, `str.format`, `for over set`, `f-string :,d`), `operands` the types it had.
    """

    engine: str
    expected: str
    actual: str
    operation: str
    operands: tuple[str, ...]
    version: int = VERSION

    @property
    def key(self) -> str:
        """12 hex digits: equal keys, one bucket."""
        parts = (f"cause {self.version}", self.engine, self.expected, self.actual, self.operation, *self.operands)
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]

    @property
    def title(self) -> str:
        """One line for a person: where, what the engine does, what is right."""
        if self.actual == NOT_CALLED:
            return f"{self.engine}: {self.expected.replace('calls', 'does not call')}" + (
                f" for {self.operation}" if self.operation else ""
            )
        with_what = f" of {', '.join(self.operands)}" if self.operands else ""
        where = f"{self.operation}{with_what}: " if self.operation else ""
        if self.expected == DOTS:
            return f"{self.engine}: {where}a container within itself is not shown as ..."
        if self.expected.endswith(IN_OTHER_WORDS):
            return f"{self.engine}: {where}{self.actual}, which CPython says in other words"
        if {self.expected, self.actual} == {"F", "F.F"}:
            names = {"F": "a function's bare name", "F.F": "a function's name with its owner's"}
            return f"{self.engine}: {where}a message has {names[self.actual]}, not {names[self.expected]}"
        return f"{self.engine}: {where}{self.actual}, not {self.expected}"

    @staticmethod
    def from_json(data: dict[str, Any]) -> Cause:
        """The cause that `asdict` made a dict of. Raises KeyError or TypeError on missing or unknown fields."""
        return Cause(**{**data, "operands": tuple(data["operands"])})

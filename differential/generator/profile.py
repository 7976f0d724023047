"""What a program may use: one profile per engine, so that an engine is not drowned in what it says it lacks."""

from __future__ import annotations

from dataclasses import dataclass, field

from differential.generator.rows import host_rows


@dataclass(frozen=True, eq=False)
class Profile:
    """What a generated program may use.

    `lacks` names features of the language (the `needs` of forms and productions), `refused` single forms, productions and rows by
    name, `rows` what can be called, as the engine's `rows()` gives it. Compared by identity: make one and keep it.
    """

    name: str
    lacks: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    rows: tuple[str, ...] = field(default_factory=host_rows)


FULL = Profile("full")
"""All there is: for `interp` and CPython."""

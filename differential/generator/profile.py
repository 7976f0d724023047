"""What a program may use: one profile per engine, so that an engine is not drowned in what it says it lacks."""

from __future__ import annotations

import builtins
import re
from dataclasses import dataclass, field

from differential.generator.rows import host_rows


@dataclass(frozen=True, eq=False)
class Profile:
    """What a generated program may use.

    `lacks` names features of the language (the `needs` of forms and productions), `absent` is a pattern of what may stand in no
    template or literal, `refused` names single forms, productions and rows, `rows` what can be called, as the engine's `rows()` gives
    it. Compared by identity: make one and keep it.
    """

    name: str
    lacks: frozenset[str] = frozenset()
    absent: re.Pattern[str] | None = None
    refused: frozenset[str] = frozenset()
    rows: tuple[str, ...] = field(default_factory=host_rows)

    def allows(self, text: str) -> bool:
        """Whether a template or literal may be used."""
        return self.absent is None or not self.absent.search(text)


FULL = Profile("full")
"""All there is: for `interp` and CPython."""

EXCEPTIONS = frozenset(name for name, value in vars(builtins).items() if isinstance(value, type) and issubclass(value, BaseException))

PYDANTIC_MONTY = Profile(
    "pydantic-monty",
    lacks=frozenset(
        (
            *("generator", "lazy", "inheritance", "descriptor", "property", "classmethod", "del", "deep"),
            *("match", "except_star", "async", "annotations", "context", "star_index", "star_import", "library"),
            *("bytearray", "exception_args", "cause", "function_attributes", "unbound", "name", "dir"),
        )
    ),
    absent=re.compile(
        r"bytearray|\('H', |ascii\b|!a\b|__class__|^@=?$|bit_length|bit_count|latin-1|utf-16|\.imag|\$#exception\(\$(?!#message)|\\ud|"
        r"\bdel |to_bytes|^\{[^:}]+,[^:}]+\}$|(?:Buffer|EOF|Unicode)Error\b"
    ),
    # Of `hash`: what number that is nobody promises but for numbers, and 4 of 186 buckets were about it [measured].
    refused=frozenset(
        ("closure_shared", "class_scope", "surrogates", "bytes_of_list", "call_any", "any_set", "any_frozenset", "set_discard", "hash")
    )
    # Called with anything but one text each is an internal error that ends the program, a third of all [measured]: one is left to show it.
    | (EXCEPTIONS - {"LookupError"}),
)
"""What pydantic-monty 1.4.0 runs, found by trying each form and production alone; its rows are those its engine gives."""

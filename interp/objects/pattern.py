"""Compiled regular expressions."""

from __future__ import annotations

from typing import final


@final
class Pattern:
    """What a guest's `re.Pattern` matches with: a program of `stdlib/patterns.py`, which nothing but the rows of matching looks into.

    `paid` are the forms of it that the session has paid for, `size` is how many bytes they are. `soon` says up to how many characters,
    searched and from their start, matching is known to be soon over.
    """

    def __init__(self, program: object, size: int) -> None:
        self.program = program
        self.paid: list[int] = []
        self.size = size
        self.soon = [-1, -1]

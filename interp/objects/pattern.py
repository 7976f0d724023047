"""Compiled regular expressions."""

from __future__ import annotations

from typing import final


@final
class Pattern:
    """What a guest's `re.Pattern` matches with: a program of `stdlib/patterns.py`, which nothing but the rows of matching looks into."""

    def __init__(self, program: object) -> None:
        self.program = program

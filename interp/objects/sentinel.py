"""Marks that no guest ever sees: what stands in a register or comes back from an operation in place of a value."""

from __future__ import annotations

from typing import Final, final


@final
class Sentinel:
    """A mark, told apart by identity."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"<{self.name}>"


UNBOUND: Final = Sentinel("unbound")
"""A register, cell, slot or payload that holds nothing."""

ENTERED: Final = Sentinel("entered")
"""An operation's answer when it pushed a frame: the loop goes on at `vm.resume_at`, the value comes when that frame returns."""

EXHAUSTED: Final = Sentinel("exhausted")
"""An iterator's answer when it has no more items."""

MISSING: Final = Sentinel("missing")
"""What the prelude sees (as `_missing`) where UNBOUND would be the answer: it may stand in a register."""


def known(value: object) -> object:
    """MISSING in place of UNBOUND."""
    return MISSING if value is UNBOUND else value

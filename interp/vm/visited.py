"""Which objects a census has seen: a bit for each 16 bytes of memory, in pieces made where they are met.

A set of ids takes 70 bytes for an object of 32, and so a process at its limit grew to twice the limit when it was counted.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

_PIECE: Final = 18
"""Bits of an address within a piece: as much memory as one of the host's arenas."""
_IN_PIECE: Final = (1 << (_PIECE - 7)) - 1
"""The last byte of a piece, which has eight bits."""


class Visited:
    """The objects seen. No two begin within 16 bytes of each other: none is smaller."""

    def __init__(self) -> None:
        self._pieces: dict[int, bytearray] = {}
        self._number: i64 = -1
        self._piece = bytearray()
        """The piece asked last: objects made one after the other lie there."""

    def add(self, address: i64) -> bool:
        """Whether an object is new, which from now on it is not."""
        number = address >> _PIECE
        if number != self._number:
            known = self._pieces.get(number)
            if known is None:
                known = bytearray(_IN_PIECE + 1)
                self._pieces[number] = known
            self._number = number
            self._piece = known
        piece = self._piece
        at = (address >> 7) & _IN_PIECE
        bit: i64 = 1
        bit <<= (address >> 4) & 7
        bits: i64 = piece[at]
        if bits & bit != 0:
            return False
        piece[at] = bits | bit
        return True

    def has(self, address: i64) -> bool:
        """Whether an object has been seen."""
        known = self._pieces.get(address >> _PIECE)
        if known is None:
            return False
        bits: i64 = known[(address >> 7) & _IN_PIECE]
        return (bits >> ((address >> 4) & 7)) & 1 == 1

"""THE table of what a guest can call and read on builtin types."""

from __future__ import annotations

from typing import Final

from interp.builtins import binary, mappings, mathematics, numbers, sequences, text
from interp.builtins.row import Native

TABLE: Final[dict[str, Native]] = {}
"""Every row by its dotted name (`str.upper`, `len`)."""

_OWNED: Final[dict[str, list[Native]]] = {}

for _family in (numbers.ROWS, text.ROWS, binary.ROWS, sequences.ROWS, mappings.ROWS, mathematics.ROWS):
    for _row in _family:
        TABLE[_row.dotted] = _row
        _OWNED.setdefault(_row.owner, []).append(_row)


def rows_of(owner: str) -> list[Native]:
    """The rows of a builtin type or module, by its name; of the builtin functions for the empty name."""
    return _OWNED.get(owner, [])

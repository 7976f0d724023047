"""What a score build of `interp` asks at the head of each function and block: it is copied there as `interp/switch.py`, and compiled."""

from __future__ import annotations

from typing import Any, Final

from mypy_extensions import i64


class Switch:
    """At most one function has a stand-in. `counting` keeps in `seen` the numbers of the functions and blocks that were reached."""

    def __init__(self) -> None:
        self.busy: bool = False
        self.counting: bool = False
        self.at: i64 = -1
        self.stand_in: Any = None
        self.seen: bytearray = bytearray()

    def enters(self, number: i64) -> bool:
        """Whether another function stands in for the one of that number; asked where `busy` only."""
        if self.counting:
            self.note(number)
        return number == self.at

    def note(self, number: i64) -> None:
        """Function or block `number` was reached."""
        self.seen[number] = 1

    def put_in(self, number: int, function: Any) -> None:
        """From now on `function` stands in for the one of that number."""
        self.at = number
        self.stand_in = function
        self.busy = True

    def count(self, size: int) -> None:
        """From now on what is reached of `size` functions and blocks is kept, beginning with nothing."""
        self.seen = bytearray(size)
        self.counting = self.busy = True


SWITCH: Final = Switch()

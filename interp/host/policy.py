"""What a guest learns of the world beyond its inputs: the time, and chance."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Final

from mypy_extensions import mypyc_attr

if TYPE_CHECKING:
    from random import Random

EPOCH: Final = 1_735_689_600_000_000_000
"""Where a guest's clock starts unless the host says otherwise: the first second of 2025 in UTC, in nanoseconds."""

_NANOSECONDS_OF_FUEL: Final = 20
_TICK: Final = 1000


@mypyc_attr(allow_interpreted_subclasses=True)
class Policy:
    """The default: nothing of the host's. Every session starts at `start`, its clock goes as its program works and sleeps, and chance
    is a sequence that `seed` determines: the same program does the same again.

    All times are whole nanoseconds.
    """

    def __init__(self, seed: int = 0, start: int = EPOCH) -> None:
        self.start = start
        self.slept = 0
        self.latest = 0
        self.seed = seed
        self.chance: Random | None = None

    def elapsed(self, fuel: int) -> int:
        """The time since the session began, of a guest that has used so much fuel in this feed. It never stands still."""
        self.latest = max(self.latest + _TICK, self.slept + _NANOSECONDS_OF_FUEL * fuel)
        return self.latest

    def now(self, fuel: int) -> int:
        """The time since 1970."""
        return self.start + self.elapsed(fuel)

    def sleep(self, duration: int) -> None:
        """Lets so much time go by."""
        self.slept += duration
        self.latest += duration

    def entropy(self, size: int) -> bytes:
        """So many bytes that nobody could have told before."""
        if self.chance is None:
            from random import Random  # costs milliseconds, which few programs should pay

            self.chance = Random(self.seed)
        return self.chance.randbytes(size)


class HostPolicy(Policy):
    """The host's own clock, sleep and entropy."""

    def __init__(self) -> None:
        super().__init__()
        self.began = time.monotonic_ns()

    def elapsed(self, fuel: int) -> int:
        """The time since the session began."""
        return time.monotonic_ns() - self.began

    def now(self, fuel: int) -> int:
        """The time since 1970."""
        return time.time_ns()

    def sleep(self, duration: int) -> None:
        """Waits."""
        time.sleep(duration / 1e9)

    def entropy(self, size: int) -> bytes:
        """Bytes from the operating system."""
        return os.urandom(size)

"""Limits of a session, and the meter that holds a running guest to them."""

from __future__ import annotations

import time
from typing import Any, Final, NamedTuple

from mypy_extensions import i64

from interp.clock import look_at_clock as look_at_clock
from interp.clock import resident
from interp.objects.type import Runtime

SLICE: Final = 512
"""Fuel between two looks at the clock."""

RESERVE: Final = 64 * 1024
"""Bytes that a feed always has, beyond the limit where need be: so the host of a full session can have the guest let go of something."""

LOOKS: Final = 64
"""Looks at the clock between two looks at the size of the process."""

SLACK: Final = 8 * 2**20
"""Bytes that the process may grow beyond the memory limit before the session's memory is counted early."""

SMALL: Final = 32
"""Bytes that each unit of fuel in a slice is charged: hot paths pay for no number, and for no small object that a method returns."""

LARGEST: Final = 2**62
"""No limit is infinite, and a meter counts in 64 bits."""


class Limits(NamedTuple):
    """What a session may use. Names as in pydantic-monty where it has them; bytes, seconds, frames, fuel units, characters."""

    max_memory: int = 256 * 2**20
    max_feed_duration_secs: float = 10.0
    max_turn_duration_secs: float = 10.0
    max_recursion_depth: int = 1000
    max_suspensions: int = 1000
    max_total_sleep_secs: float = 10.0
    max_instructions: int = 2_000_000_000
    max_output: int = 16 * 2**20

    @staticmethod
    def of(given: dict[str, Any] | None) -> Limits:
        """The limits with `given` in place of the defaults.

        Raises ValueError for an unknown key, naming the accepted ones, and for a value that is not a positive number.
        """
        accepted = Limits._field_defaults
        for key, value in (given or {}).items():
            if key not in accepted:
                raise ValueError(f"unknown limit {key!r}; the limits are {', '.join(accepted)}")
            if isinstance(value, bool) or not isinstance(value, (int, float)) or not value > 0:
                raise ValueError(f"limit {key} must be a positive number, not {value!r}")
            if isinstance(value, float) and isinstance(accepted[key], int):
                raise ValueError(f"limit {key} must be a whole number, not {value!r}")
            if value >= LARGEST:
                raise ValueError(f"limit {key} must be below 2**62, not {value!r}")
        return Limits(**(given or {}))


class LimitBreach(BaseException):
    """A limit was hit: no guest code sees it. `kind` is the limit's short name, `args[0]` the message for the host."""

    kind: str

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class Meter(Runtime):
    """What a session has left. `fuel` counts down within a slice; `memory_left` counts down to the next census.

    Every operation that can grow calls `charge` with the size of its result *before* it computes it, every native that works
    in proportion to its arguments calls `spend`.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.fuel: i64 = SLICE
        self.fuel_left: i64 = limits.max_instructions - SLICE
        self.memory_left: i64 = limits.max_memory
        self.ceiling: i64 = limits.max_memory
        """What is live in this turn must not exceed it: the limit, and what lacked of RESERVE when the turn began."""
        self.granted: i64 = limits.max_memory
        """Bytes that might be charged since the last census, put off or not."""
        self.live: i64 = 0
        """Bytes that the last census found."""
        self.growth: float = 1.0
        """How much of what is charged the guest was last seen to keep."""
        self.census_due: i64 = 0
        """Fuel of this turn from which a census is small beside the work done since the last one."""
        self.making: list[object] = []
        """What natives make piece by piece, paying for each: no frame has it yet, and a census must find it all the same."""
        self.lost: dict[int, int] = {}
        """Entries that tall dicts and sets have lost since their tables were last made anew, by the containers' addresses."""
        self.depth: i64 = 0
        self.max_depth: i64 = limits.max_recursion_depth
        self.output_left: i64 = limits.max_output
        self.deadline: float = 0.0
        self.breach: LimitBreach | None = None
        self.interrupted: bool = False
        self.looks: i64 = LOOKS
        self.resident_at_start: int = resident()
        self.resident_most: int = 0
        """Bytes of the process up to which nothing but the charge asks for a census."""

    def start_turn(self) -> None:
        """A new feed: the clock starts, fuel and output are full again."""
        self.census_due -= self.fuel_used
        self.fuel = SLICE
        self.fuel_left = self.limits.max_instructions - SLICE
        self.output_left = self.limits.max_output
        self.ceiling = self.limits.max_memory
        if self.memory_left < RESERVE:
            self.ceiling += min(RESERVE - self.memory_left, RESERVE)
            self.granted += RESERVE - self.memory_left
            self.memory_left = RESERVE
        self.depth = 0
        self.breach = None
        self.deadline = time.perf_counter() + self.limits.max_feed_duration_secs
        self.let_grow(resident())

    def let_grow(self, now: int) -> None:
        """The process, `now` so many bytes large, may grow to the limit beyond where it was when the session began; and a little."""
        self.resident_most = max(now, self.resident_at_start + self.limits.max_memory) + SLACK

    @property
    def fuel_used(self) -> int:
        """Fuel spent since the turn began."""
        return self.limits.max_instructions - self.fuel_left - self.fuel

    def refuel(self) -> None:
        """Called when a slice is used up (`fuel` below zero): looks at the clock, takes the next slice from what is left."""
        owed: i64 = -self.fuel
        if self.breach is not None:
            raise self.breach
        if owed > self.fuel_left:
            self.fuel_left = 0
            self.fuel = 0
            self.fail("instructions", f"instruction limit exceeded: {self.limits.max_instructions} instructions")
        take: i64 = SLICE + owed
        if take > self.fuel_left:
            take = self.fuel_left
        self.fuel_left -= take
        self.fuel += take
        self.memory_left -= SLICE * SMALL
        if self.memory_left < 0:
            self.census(0)
        self.looks -= 1
        if self.looks < 0:
            self.looks = LOOKS
            if resident() > self.resident_most:
                self.hold_process(0)
        self.look_up()

    def settle(self) -> None:
        """At the end of a turn: what was spent beyond the slice since it was last looked at is taken from what is left, or was too much.

        A breach that came when nothing could see it, as where an exception was asked for its text, is one all the same.
        """
        if self.fuel < 0 or self.breach is not None:
            self.refuel()

    def look_up(self) -> None:
        """Ends the guest if the host interrupted it or its time is over."""
        if self.interrupted:
            self.fail("interrupt", "interrupted by the host")
        if look_at_clock() > self.deadline:
            self.fail("time", f"feed time limit exceeded: {self.limits.max_feed_duration_secs}s")

    def spend(self, fuel: i64) -> None:
        """Pays for work in fuel units (about 20 ns each)."""
        self.fuel -= fuel
        if self.fuel < 0:
            self.refuel()

    def charge(self, size: i64) -> None:
        """Pays for `size` bytes about to be allocated; a census decides when the charge reaches the limit."""
        self.memory_left -= size
        if self.memory_left < 0:
            self.census(size)

    def census(self, size: i64) -> None:
        """Counts what is live and sets the charge to it; a breach if that and `size` are over the limit. The machine overrides it."""
        raise NotImplementedError

    def hold_process(self, size: i64) -> None:
        """Of a process that is too large: a breach if what is live and `size` are over the limit. The machine overrides it."""
        raise NotImplementedError

    def fail(self, kind: str, message: str) -> None:
        """Ends the guest: the breach sticks, so that nothing the guest does can go on after it."""
        self.breach = LimitBreach(kind, message)
        raise self.breach

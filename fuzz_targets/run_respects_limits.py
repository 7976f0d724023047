#!/usr/bin/env python3
"""Programs under small limits end, within them, and leave the session usable."""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ == "__main__":  # first of all: what is imported below must be loaded instrumented
    sys.path[0] = str(Path(__file__).resolve().parents[1])
    from fuzz_targets.entry import start

    start(Path(__file__).stem)

import math
import time
import tracemalloc
from pathlib import Path

from differential.limits.unpaid import A_STEP
from interp import limits
from interp.builtins.prices import compiling
from interp.clock import give_back
from interp.host.session import Session
from interp.limits import Limits
from interp.outcome import Failure
from interp.vm.census import count

LIMITS = Limits(
    max_memory=2**20,
    max_feed_duration_secs=10.0,
    max_recursion_depth=60,
    max_instructions=10_000,
    max_output=4_000,
)
"""Small, but for the time: it is fuel that ends a program here, on a loaded machine too."""

WIDER = LIMITS._replace(max_memory=64 * LIMITS.max_memory, max_instructions=2 * LIMITS.max_instructions, max_output=2 * LIMITS.max_output)
"""So much memory that no census forgives what was charged."""

SLOWEST, SLOWEST_COMPILED = 5.0, 1.0
"""Seconds of processor time that no program of so little fuel takes, uncompiled and instrumented or compiled: what does has a step without
a price. (The dearest honest ones measured take 0.6 s and 0.04 s; the first of a process, which loads what it needs, 0.3 s.)"""

UNPRICED, UNPRICED_A_STEP = 64 * 1024, 32
"""Bytes that may be live beyond twice the charge: for the session, and for each unit of fuel used and each character of the program. Hot
paths do not pay for a small int beside its place in a list (23 bytes a unit), nor linking for globals (26 a character); of what is paid
for, exceptions kept in a list are counted as the most, at 1.6 times their charge. A missing price shows where one step makes more."""

MADE = 512 * 1024
"""Bytes that may be made without being paid for, beside A_STEP for each unit of fuel: tables that grow, and what is linked."""

GROWN = 24 * 2**20
"""Bytes that the process may grow at most while a program runs: more was made before it was paid for. (SLACK of them is let grow.)"""

BREACHES = {
    "memory": "MemoryError",
    "instructions": "TimeoutError",
    "output": "RuntimeError",
    "time": "TimeoutError",
    "sleep": "TimeoutError",
}
"""The breaches that a program can bring about under LIMITS, and the exceptions they are told as. Of time only the foreseen ones: a step
that would end after the deadline is not begun. A program that really took so long is too slow."""


SLOWEST_HERE = SLOWEST if str(limits.__file__).endswith(".py") else SLOWEST_COMPILED

PROCESS = Path("/proc/self")

UNTOLD = "<exception str() failed>"
"""The message of an exception that could not be asked for its own within what was left."""


def wrong(text: str) -> str | None:
    """What is wrong with how the limits hold for this program, or None."""
    run = Run(text, LIMITS)
    return run.crash or run.breach_told_otherwise() or run.over() or run.live_unpaid() or run.unusable() or run.again()


def resident_most(reset: bool = False) -> int:
    """Bytes of the largest resident set of this process, since the last `reset` of it; 0 where the kernel does not tell."""
    if not PROCESS.is_dir():
        return 0
    if reset:
        (PROCESS / "clear_refs").write_text("5")
    return next((int(line.split()[1]) * 1024 for line in (PROCESS / "status").read_text().splitlines() if line.startswith("VmHWM")), 0)


class Run:
    """One program in a session of its own; `traced`, what the host allocates for it at the most is `made`."""

    def __init__(self, text: str, limits: Limits, traced: bool = False) -> None:
        self.text = text
        self.limits = limits
        self.printed: list[str] = []
        self.session = Session(limits)
        self.result: object = None
        self.crash: str | None = None
        self.made = 0
        give_back()
        before = resident_most(reset=True)
        if traced:
            tracemalloc.start()
        started = time.process_time()
        try:
            self.result = self.session.feed(text, print_callback=self.printed.append)
        except Exception as error:  # whatever gets out of a feed is a crash of the interpreter
            self.crash = f"the host got {type(error).__name__}: {error}"
        self.seconds = time.process_time() - started
        if traced:
            self.made = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        self.grown = resident_most() - before
        self.depth = self.session.vm.depth
        self.fuel = self.session.usage["fuel"]
        self.charged = self.session.usage["memory"]
        vm = self.session.vm
        self.accounted = max(self.charged, vm.live + vm.granted - vm.memory_left)

    @property
    def limited(self) -> str:
        """The limit that ended it; empty where it ended by itself."""
        return self.result.limit if isinstance(self.result, Failure) else ""

    def breach_told_otherwise(self) -> str | None:
        """A breach can't be caught, and is told by its name."""
        breach = self.session.vm.breach
        if breach is not None and breach.kind != self.limited and not (isinstance(self.result, Failure) and self.result.message == UNTOLD):
            return f"the {breach.kind} limit was passed and the program {f'ended by {self.limited}' if self.limited else 'went on'}"
        if self.limited and self.limited not in BREACHES:
            return f"ended by the {self.limited} limit with {self.fuel} units of fuel used"
        if isinstance(self.result, Failure) and self.limited and self.result.exception != BREACHES[self.limited]:
            return f"the {self.limited} limit is told as {self.result.exception}"
        return None

    def over(self) -> str | None:
        """Nothing is used beyond its limit."""
        if not 0 <= self.fuel <= self.limits.max_instructions:
            return f"{self.fuel} units of fuel used of {self.limits.max_instructions}"
        if (characters := sum(map(len, self.printed))) > self.limits.max_output:
            return f"{characters} characters printed of {self.limits.max_output}"
        if self.charged > self.limits.max_memory + UNPRICED:
            return f"{self.charged} bytes charged of {self.limits.max_memory}"
        if self.depth > self.limits.max_recursion_depth + 1:
            return f"{self.depth} frames of {self.limits.max_recursion_depth}"
        if self.grown > GROWN:
            return f"the process grew by {self.grown} bytes under a limit of {self.limits.max_memory}"
        return f"{self.seconds:.1f} s for {self.fuel} units of fuel" if self.seconds > SLOWEST_HERE else None

    def live_unpaid(self) -> str | None:
        """Between censuses the charge only grows, so that what is live never exceeds it. While one is put off, more may be charged than
        the limit, and live: it is the process that is held then.
        """
        live = self.live()
        allowed = 2 * self.accounted + UNPRICED + UNPRICED_A_STEP * (self.fuel + len(self.text))
        return f"{live} bytes are live and {self.accounted} were charged" if live > allowed else None

    def live(self) -> int:
        """Bytes reachable, by the census's own table; however long counting takes."""
        self.session.vm.deadline = math.inf
        return count(self.session.vm)

    def unusable(self) -> str | None:
        """The next feed runs, unless what the program left in its globals fills the memory."""
        again = self.session.feed("6 * 7")
        full = isinstance(again, Failure) and again.limit == "memory" and self.live() > self.limits.max_memory * 7 // 8
        if again == 42 or full:
            return None
        return f"the next feed gave {again.text if isinstance(again, Failure) else again!r}"

    def again(self) -> str | None:
        """A program that ended by itself does the same, for the same fuel, where it may use more. What it made then, it paid for: of the
        first run that can't be said, which links and loads what is kept; to trace allocations takes twice the time, and is done where that
        run has left its traces in the process.
        """
        if self.limited not in ("", "output"):
            return None
        other = Run(self.text, WIDER, traced=self.grown > MADE)
        here, there = self.ending(), other.ending()
        return f"under wider limits {there}, not {here}" if not self.limited and here != there else other.unpaid()

    def unpaid(self) -> str | None:
        """What was made at any time was paid for before, as long as no census has forgiven anything."""
        # The host's tree of the program is let go of before it runs: its price is only held against the limit.
        allowed = MADE + compiling(self.text)[0] + self.charged + self.charged // 10 + A_STEP * self.fuel
        return f"{self.made} bytes were made and {self.charged} were charged" if not self.session.vm.live and self.made > allowed else None

    def ending(self) -> tuple[str, int, str]:
        """How it ended, its fuel and what it printed."""
        if self.crash or not isinstance(self.result, Failure):
            return self.crash or "finished", self.fuel, "".join(self.printed)
        return self.result.text, self.fuel, "".join(self.printed)

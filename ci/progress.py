"""Live progress of a campaign: one moving line on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import time
from types import TracebackType

from rich.console import Console
from rich.live import Live
from rich.text import Text

from differential.campaign import Totals

PLAIN_EVERY = 10.0  # seconds between lines where the output is no terminal


class Progress:
    """Shows what a campaign has done: programs a second, findings, coverage, time left. Written to stderr; call it with the totals."""

    def __init__(self, seconds: float = 0.0, count: int = 0) -> None:
        self._console = Console(stderr=True)
        self._live = Live(console=self._console, transient=True, refresh_per_second=4) if self._console.is_terminal else None
        self._seconds = seconds
        self._count = count
        self._next_line = time.monotonic() + PLAIN_EVERY

    def __enter__(self) -> Progress:
        if self._live is not None:
            self._live.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None) -> None:
        if self._live is not None:
            self._live.stop()

    def __call__(self, totals: Totals) -> None:
        self.show(self.line(totals))

    def show(self, line: str) -> None:
        """How far it is, in place of what was said of that before."""
        if self._live is not None:
            self._live.update(Text(line))
        elif time.monotonic() >= self._next_line:
            self._next_line = time.monotonic() + PLAIN_EVERY
            self.say(line)

    def say(self, text: str) -> None:
        """A line that stays."""
        self._console.print(text, highlight=False, markup=False, soft_wrap=True)

    def line(self, totals: Totals) -> str:
        """The state of a campaign in one line."""
        speed = totals.programs / totals.seconds if totals.seconds else 0.0
        covered = f"{len(totals.rows)} of {totals.rows_known} rows called" if totals.rows_known else "starting engines"
        buckets = len({finding.key for finding in totals.findings})
        parts = [f"{totals.programs} programs", f"{speed:.0f}/s", f"{len(totals.findings)} findings in {buckets} buckets", covered]
        if self._seconds:
            parts.append(f"{max(0.0, self._seconds - totals.seconds):.0f} s left")
        elif self._count:
            parts.append(f"{self._count - totals.programs} left")
        return ", ".join(parts)

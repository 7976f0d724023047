# mypyc: skip
"""The clock a running guest is held to. Never compiled: compiled code handles no signals and keeps the GIL, a call of this does neither."""

from __future__ import annotations

import time


def look_at_clock() -> float:
    """The time in seconds; Ctrl-C is heard and other threads run while it is asked for."""
    return time.perf_counter()

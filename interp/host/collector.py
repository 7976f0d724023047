"""The host's garbage collector while sessions are open.

By default it walks what was made last after every 700 objects. The compiler, the linker and imports make tens of thousands that all live,
and nearly all that a guest drops is freed without it: it took a third of an import's time, and a tenth of a short program's. So it comes
less often while there is a session; a host that has it come less often still, or never, is left alone.
"""

from __future__ import annotations

import gc
from typing import Final, final

_SELDOM: Final = 40_000
"""Objects made and not freed, four to eight megabytes, after which it comes: more than an import of several modules makes."""


@final
class _Collector:
    """Counts the open sessions, of all threads: when the last one ends the host has its own setting back."""

    def __init__(self) -> None:
        self.sessions = 0
        self.before = (0, 0, 0)

    def ease(self) -> None:
        if self.sessions == 0:
            self.before = gc.get_threshold()
            if 0 < self.before[0] < _SELDOM:
                gc.set_threshold(_SELDOM, *self.before[1:])
        self.sessions += 1

    def restore(self) -> None:
        self.sessions -= 1
        if self.sessions == 0 and gc.get_threshold() == (_SELDOM, *self.before[1:]):
            gc.set_threshold(*self.before)


COLLECTOR: Final = _Collector()

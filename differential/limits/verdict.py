"""What a program promised by the limits may do, and which of the promises one broke."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

OVER: Final = 1.1
"""A limit may be passed by a tenth ..."""

CPU_GRACE: Final = 0.05
"""... and so many seconds of processor time,"""

AFTER: Final = 0.15
"""... of which so many seconds and the tenth may be used after the limit has passed by the wall clock: on a machine that has more to do a
step that was foreseen to end in time does not;"""

MEMORY_GRACE: Final = 24 * 2**20
"""... or so many bytes of resident memory."""

PROMISES: Final[Mapping[str, str]] = {
    "crashed": "the worker process died",
    "internal": "an exception of the host, or an internal error, came out",
    "hung": "nothing stopped it: it was killed from outside",
    "late": "more processor time than the limit, a tenth and 50 ms; or of it a tenth and 150 ms after the limit by the wall clock",
    "fat": "resident memory grew beyond an empty run's by more than the limit, a tenth and 24 MiB",
    "caught": "the guest saw the breach of a limit, in an except or a finally",
    "unlimited": "it ended by itself although it has no end",
    "unusable": "the session does not run a program afterwards as a fresh one does",
}
"""How a promise can be broken, the worst first."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The limits of a run: seconds of time and bytes of memory."""

    seconds: float
    memory: int

    @property
    def label(self) -> str:
        return f"{self.seconds:g} s and {self.memory >> 20} MiB"

    def limits(self) -> dict[str, Any]:
        """As an engine takes them."""
        return {"max_memory": self.memory, "max_feed_duration_secs": self.seconds, "max_output": 1_000_000}


SETTINGS: Final = (Setting(0.1, 8 * 2**20), Setting(1.0, 64 * 2**20), Setting(5.0, 512 * 2**20))


def broken(report: Mapping[str, Any], setting: Setting, endless: bool, surviving: bool) -> list[str]:
    """The names of the promises that an attack broke, by what a worker reports of it."""
    kind = report["kind"]
    if kind in ("crashed", "internal", "hung"):
        return [kind]
    found = []
    if report["cpu"] > setting.seconds * OVER + CPU_GRACE or report["over"] > setting.seconds * (OVER - 1) + AFTER:
        found.append("late")
    if report["peak"] > setting.memory * OVER + MEMORY_GRACE:
        found.append("fat")
    if report["caught"]:
        found.append("caught")
    if report["begun"] and ((endless and kind == "finished") or (surviving and kind == "raised")):
        found.append("unlimited")
    if not report["usable"]:
        found.append("unusable")
    return found

"""What a target runs, written down: `montyfuzz score` looks for many faults along the inputs of one campaign.

MONTY_RECORD=FILE:SECONDS appends a line of JSON for each input, and ends the process once it has used so many seconds of processor time.
"""

from __future__ import annotations

import json
import os
import time

import psutil

VARIABLE = "MONTY_RECORD"


def processor_seconds() -> float:
    """Processor time of this process and of all those under it, the ended ones included."""
    total = time.process_time()
    for child in psutil.Process().children(recursive=True):
        spent = child.cpu_times()
        total += spent.user + spent.system + spent.children_user + spent.children_system
    return total


class Recorder:
    """Appends what was run to a file: processor seconds by then, and the text."""

    def __init__(self, path: str, budget: float) -> None:
        self._file = open(path, "a", encoding="utf-8")  # noqa: SIM115
        self._budget = budget

    def __call__(self, text: str) -> None:
        """`text` was run."""
        seconds = processor_seconds()
        self._file.write(json.dumps([round(seconds, 3), text]) + "\n")
        self._file.flush()
        if seconds > self._budget:
            os._exit(0)


def recorder() -> Recorder | None:
    """The one that the environment asks for."""
    asked = os.environ.get(VARIABLE)
    if not asked:
        return None
    path, _, budget = asked.rpartition(":")
    return Recorder(path, float(budget))

"""Positive controls: known faults that a nightly plants, each of which its oracle has to find before "nothing found" counts."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count as count_from
from pathlib import Path

from differential.campaign import Totals, run_campaign
from differential.finding import What
from differential.shard import Shard


@dataclass(frozen=True, slots=True)
class Control:
    """A fault that `environment` switches on in `engine` (a name), and what the oracle must find of it in generated programs."""

    name: str
    engine: str
    environment: tuple[tuple[str, str], ...]
    what: What = What.DIFFERENCE


@dataclass(frozen=True, slots=True)
class ControlResult:
    """Whether a planted fault was found, and after how long."""

    name: str
    found: bool
    seconds: float


CONTROLS: tuple[Control, ...] = ()
"""The faults that can be planted."""


class Found(Exception):
    """The planted fault was found: the campaign that looked for it can end."""


def run_control(control: Control, directory: Path, seed: int, seconds: float) -> ControlResult:
    """Plants one fault and looks for it, for no longer than `seconds`."""
    environment = dict(control.environment)
    shards = (Shard(number, seed, 40, engines=("cpython", control.engine), environment=environment) for number in count_from())
    started = time.monotonic()

    def look(totals: Totals) -> None:
        if any(finding.what is control.what and finding.signature.engine == control.engine for finding in totals.findings):
            raise Found

    try:
        if run_campaign(shards, directory, 1, look, seconds=seconds).interrupted:
            raise KeyboardInterrupt
        found = False
    except Found:
        found = True
    return ControlResult(control.name, found, time.monotonic() - started)


def chosen_controls(engines: Sequence[str]) -> list[Control]:
    """The controls of the engines of a campaign (labels)."""
    return [control for control in CONTROLS if any(label.startswith(control.engine + "-") for label in engines)]

"""The score build: a copy of `interp`, instrumented and compiled beside the project's own, in which each fault is switched at run time."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ci.score.instrument import Instrumented
from ci.score.rebuilt import ROOT, rebuild
from interp import compiled

BUILD = ROOT / "build" / "score"
APART = frozenset({"jail.py", "clock.py", "host/isolated.py", "host/worker.py", "host/wire.py", "stdlib/patterns.py"})
"""Modules that hold no probe: what runs in processes of its own, and what is called at import time only."""


@lru_cache(maxsize=1)
def modules() -> dict[str, Instrumented]:
    """Each compiled module of `interp` by its path in the package, instrumented. Probes are numbered through all of them."""
    found: dict[str, Instrumented] = {}
    first = 0
    for path in compiled.sources():
        if path.as_posix() not in APART:
            made = Instrumented((compiled.ROOT / path).read_text(encoding="utf-8"), first)
            found[path.as_posix()] = made
            first += len(made.probes)
    return found


def probe_count() -> int:
    """How many functions and blocks can tell that they were reached."""
    return sum(len(module.probes) for module in modules().values())


def rewritten() -> dict[str, str]:
    """The texts of the score build that are not the project's own, by their paths in the package."""
    switch = Path(__file__).with_name("switch.py").read_text(encoding="utf-8")
    return {name: module.instrumented for name, module in modules().items()} | {"switch.py": switch}


def build() -> Path:
    """The folder to import the score build's `interp` from, as `rebuild` gives it. Raises Complaint."""
    return rebuild(BUILD, rewritten())

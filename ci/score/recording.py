"""Coverage-guided targets as streams: run uncompiled with the right `interp`, their inputs written down."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from ci.complaint import Complaint
from ci.fuzzing import environment
from fuzz_targets.entry import RAW
from fuzz_targets.recording import VARIABLE
from fuzz_targets.targets import TARGETS

ORACLES = {"engines_agree": "cpython", "run_respects_limits": "limits", "parse_never_crashes": "parse"}
SHARES = {"engines_agree": 0.6, "run_respects_limits": 0.25, "parse_never_crashes": 0.15}
"""How much of the budget each target gets, as if they ran in turns."""
RESTARTS = 20
"""Times that a target is started again after it stopped at an input: then it found something that is there without any fault."""


def inputs_of_targets(seed: int, budget: float) -> Iterator[tuple[float, str, str]]:
    """The inputs of all targets, which take turns."""
    found = [
        (seconds / share, ORACLES[name], text)
        for name, share in SHARES.items()
        for seconds, text in inputs(name, seed, budget * share, raw=False)
    ]
    yield from sorted(found)


def raw_inputs(seed: int, budget: float) -> Iterator[tuple[float, str, str]]:
    """What atheris makes of the same seeds by itself, byte by byte, guided by the edges of `interp`."""
    for seconds, text in inputs("engines_agree", seed, budget, raw=True):
        yield seconds, "cpython", text


def inputs(name: str, seed: int, budget: float, *, raw: bool) -> Iterator[tuple[float, str]]:
    """What one target runs: the seconds of processor time by when it was done with each, and the text. Raises Complaint on nothing."""
    target = TARGETS[name]
    used = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for attempt in count():
            path = Path(folder, f"inputs-{attempt}")
            environ = {**environment(), VARIABLE: f"{path}:{budget - used}", **({RAW: "1"} if raw else {})}
            command = [str(target.file), f"-seed={seed * 1000 + attempt + 1}", f"-artifact_prefix={folder}/"]
            ended = subprocess.run(command, cwd=folder, env=environ, capture_output=True)
            lines = path.read_text("utf-8").splitlines() if path.exists() else []
            if not lines or attempt > RESTARTS:
                raise Complaint(f"target {name} ran nothing: {ended.stderr[-300:].decode('utf-8', 'replace')}")
            seconds = used
            for line in lines:
                own, text = json.loads(line)
                seconds = used + own
                yield seconds, text
            used = seconds
            if used >= budget:
                return

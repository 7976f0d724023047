"""Attacks on the limits, each in a process of its own and measured from outside.

Asserted of every one: it ended, and of the limits it may hit it hit one; no `except` and no `finally` of the guest saw that; within the
time limit plus a tenth and 50 ms of processor time; with a peak no higher than the memory limit plus a tenth and 24 MiB above that of an
empty run; the process alive and the session usable after it. Uncompiled steps take longer than the design allows for: there time is not
asserted.
"""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interp import compiled
from tests.conformance.chunks import Chunk, read_chunks
from tests.conftest import FROM_SOURCE

FILES = sorted(Path(__file__).parent.glob("*.chunks"))
ATTACKS = [pytest.param(chunk, id=f"{path.stem}: {chunk.name}") for path in FILES for chunk in read_chunks(path)]
SECONDS, MEMORY, OUTPUT = 0.25, 32 * 2**20, 100_000
UNCOMPILED = FROM_SOURCE or compiled.state() != "compiled"


@pytest.fixture(scope="module")
def worker() -> Iterator[subprocess.Popen[str]]:
    """One process that forks a child for each attack."""
    command = [sys.executable, "-m", "tests.limits.worker", *(["--from-source"] if UNCOMPILED else [])]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def ask(worker: subprocess.Popen[str], chunk: Chunk) -> dict[str, Any]:
    """What the worker says of an attack. One that must hit a limit runs where it could catch it."""
    text = chunk.text
    if chunk.expect:
        text = f"try:\n{textwrap.indent(text, '    ')}except BaseException:\n    print('never')\nfinally:\n    print('never')\n"
    limits = {"max_memory": MEMORY, "max_feed_duration_secs": SECONDS, "max_output": OUTPUT}
    assert worker.stdin is not None and worker.stdout is not None
    worker.stdin.write(json.dumps({"text": text, "limits": limits}) + "\n")
    worker.stdin.flush()
    report: dict[str, Any] = json.loads(worker.stdout.readline())
    return report


@pytest.mark.parametrize("chunk", ATTACKS)
def test_an_attack_ends_within_its_limits(chunk: Chunk, worker: subprocess.Popen[str]) -> None:
    report = ask(worker, chunk)
    assert report["kind"] in (("limited",) if chunk.expect else ("finished", "limited")), report
    if report["kind"] == "limited":
        wanted = chunk.expect.removeprefix("limit ").split("|") if chunk.expect else ["memory", "time", "instructions"]
        # Uncompiled, the clock may come before anything else.
        assert report["limit"] in (*wanted, "time") if UNCOMPILED else report["limit"] in wanted, report
    assert not report["never"], report
    assert report["usable"], report
    assert report["peak"] <= MEMORY * 1.1 + 24 * 2**20, f"{report['peak'] / 2**20:.1f} MiB"
    if not UNCOMPILED:
        assert report["cpu"] <= SECONDS * 1.1 + 0.05, f"{report['cpu']:.3f} s"


def test_there_are_attacks_enough() -> None:
    assert len(ATTACKS) >= 120

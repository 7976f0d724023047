"""Attacks on pydantic-monty, in a pool of its own: what is measured of its worker process."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import psutil
import pydantic_monty

from differential.engines.monty import failure
from differential.engines.protocol import RunLimits
from differential.limits.attacks import BEGUN, NEVER
from differential.limits.conformance import AGAIN, EXPECTED, let_go
from differential.outcome import Kind

KNOWN = ("max_memory", "max_feed_duration_secs", "max_recursion_depth")
"""Limits that it has."""


def warm() -> None:
    """Nothing: each attack has a pool of its own."""


def attacked(text: str, limits: Mapping[str, Any], begin: Callable[[], object], end: Callable[[], object]) -> dict[str, Any]:
    """How a program ended in a session of its own, what its worker took, and whether the session is well afterwards.

    `begin` and `end` are called around the feed.
    """
    accepted: Any = {name: value for name, value in limits.items() if name in KNOWN}
    most = limits["max_output"]
    within = RunLimits(memory=limits["max_memory"], seconds=limits["max_feed_duration_secs"], output=most)
    printed = pydantic_monty.CollectString(max_bytes=most)
    ended: dict[str, Any]
    teardown, usable = 0.0, False
    with pydantic_monty.Monty(max_processes=1) as pool:
        (worker,) = psutil.Process().children()
        before, started = cpu_of(worker), time.perf_counter()
        try:
            with pool.checkout(limits=accepted) as session:
                begin()
                ended = fed(session, text, printed, within)
                took, spent = time.perf_counter() - started, cpu_of(worker) - before
                end()
                began = cpu_of(worker)
                fed(session, let_go(text), printed, within)
                teardown = cpu_of(worker) - began
                again = pydantic_monty.CollectString(max_bytes=most)
                usable = fed(session, AGAIN, again, within)["kind"] == "finished" and again.output == EXPECTED
                ended["peak"] = peak_of(worker)
        except pydantic_monty.MontyCrashedError as error:
            end()
            # What a dead worker took is in what the kernel says of this process and its children, together.
            ended = {"kind": "hung" if error.timed_out else "crashed", "limit": "", "words": str(error)[:200]}
            took, spent = time.perf_counter() - started, 0.0
    output = printed.output
    return {
        **ended,
        "begun": BEGUN in output,
        "caught": NEVER in output,
        "cpu": spent,
        "wall": took,
        "teardown": teardown,
        "usable": usable,
    }


def fed(session: Any, text: str, printed: pydantic_monty.CollectString, within: RunLimits) -> dict[str, Any]:
    """How one feed ended. Raises MontyCrashedError."""
    try:
        session.feed_run(text, print_callback=printed)
    except (pydantic_monty.MontySyntaxError, pydantic_monty.MontyRuntimeError) as error:
        told = failure(error, within)
        kind = "internal" if told["kind"] is Kind.CRASHED else told["kind"].value
        words = f"{told['exception']}: {told['message']}"[:200]
        return {"kind": kind, "limit": told.get("limit", ""), "words": words}
    except pydantic_monty.MontyConversionError as error:
        return {"kind": "refused", "limit": "", "words": str(error)[:200]}
    return {"kind": "finished", "limit": "", "words": ""}


def peak_of(process: psutil.Process) -> int:
    """Bytes of the largest resident set that a running process has had."""
    (line,) = (line for line in Path(f"/proc/{process.pid}/status").read_text("ascii").splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def cpu_of(process: psutil.Process) -> float:
    """Processor seconds of a process that still runs; 0.0 of one that does not."""
    try:
        times = process.cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)

"""`python -m differential.limits.worker ENGINE [--from-source]`: runs each attack in a forked process of its own, and says what that used.

A line of JSON in (`text`, `limits`), one out: what the engine's module says of the attack, and
- `peak`, the bytes of the largest resident set beyond that of an empty run;
- `over`, the processor seconds that it used after the time limit had passed by the wall clock, as this process sees it: on a loaded machine
  the only sign of a step that looks at no clock.

A process that does not end is killed: `hung`; one that dies is `crashed`, and `internal` is an exception of the host's.
"""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any

import psutil

from differential.limits.verdict import OVER

ENGINES = {"interp": "differential.limits.interp", "pydantic-monty": "differential.limits.monty"}
"""The module that runs attacks on each engine: `warm()` and `attacked(text, limits, begin, end)`."""

PATIENCE = 10.0
"""Seconds of wall time beyond four times the time limit, after which an attack is killed: nothing stopped it."""

START, STOP = b"<", b">"


class Worker:
    """Runs attacks on one engine, which this process has loaded."""

    def __init__(self, engine: str) -> None:
        self._engine: Any = import_module(ENGINES[engine])
        self._engine.warm()
        limits = {"max_memory": 64 * 2**20, "max_feed_duration_secs": 1.0, "max_output": 100_000}
        self._empty = 0
        self._empty = self.run("1\n", limits)["peak"]

    def run(self, text: str, limits: Mapping[str, Any]) -> dict[str, Any]:
        """The report on one attack."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            self._attack(text, limits, writing)
        os.close(writing)
        over, data = self._watch(child, reading, limits["max_feed_duration_secs"])
        _, status, used = os.wait4(child, 0)
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        if data:
            report = json.loads(data)
        else:
            late = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM
            report = {"kind": "hung" if late else "crashed", "words": f"wait status {status}"}
        dead = {"limit": "", "begun": False, "caught": False, "cpu": used.ru_utime, "wall": 0.0, "teardown": 0.0, "usable": False}
        report = {**dead, **report, "over": over}
        report["peak"] = max(0, report.get("peak", used.ru_maxrss * 1024) - self._empty)
        return report

    def _attack(self, text: str, limits: Mapping[str, Any], writing: int) -> None:
        """What the child does; it ends there."""
        os.setsid()  # what it starts can be ended with it
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, 4 * limits["max_feed_duration_secs"] + PATIENCE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        try:
            report = self._engine.attacked(text, limits, lambda: os.write(writing, START), lambda: os.write(writing, STOP))
        except BaseException as error:
            report = {"kind": "internal", "words": f"host exception {type(error).__name__}: {error}"[:200]}
        os.write(writing, json.dumps(report).encode())
        os._exit(0)

    def _watch(self, child: int, reading: int, seconds: float) -> tuple[float, bytes]:
        """Processor seconds from the time limit to the end of the feed, and what the child wrote at last."""
        over, data = 0.0, b""
        with os.fdopen(reading, "rb", buffering=0) as pipe:
            mark = pipe.read(1)
            if mark == START:
                select.select([pipe], [], [], seconds * OVER)
                before = cpu_of_tree(child)
                mark = pipe.read(1)
                if mark == STOP:
                    over = cpu_of_tree(child) - before
            if mark not in (START, STOP):
                data = mark  # the first byte of the report on what got out of the feed
            while chunk := pipe.read(1 << 16):
                data += chunk
        return max(over, 0.0), data


def cpu_of_tree(pid: int) -> float:
    """Processor seconds that a process and those it started have used; of those that are gone nothing is known."""
    total = 0.0
    with suppress(psutil.Error):
        process = psutil.Process(pid)
        for each in (process, *process.children(recursive=True)):
            with suppress(psutil.Error, OSError):
                times = each.cpu_times()
                total += times.user + times.system
    return total


def main() -> None:
    """Answers attacks until the input ends."""
    if "--from-source" in sys.argv[2:]:
        from differential.from_source import load_from_source

        load_from_source("interp")
    worker = Worker(sys.argv[1])
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(worker.run(asked["text"], asked["limits"])), flush=True)


if __name__ == "__main__":
    main()

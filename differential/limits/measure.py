"""Many attacks on several engines, each measured by a worker process of that engine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from queue import SimpleQueue
from typing import Any

from differential.limits.attacks import Attack
from differential.limits.verdict import Setting, broken


@dataclass(frozen=True, slots=True)
class Measured:
    """One attack on one engine under one setting: what it did, and the names of the promises it broke."""

    attack: str
    engine: str
    setting: str
    kind: str
    limit: str
    words: str
    cpu: float
    over: float
    wall: float
    teardown: float
    peak: int
    broken: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


class AttackProcess:
    """A worker for one engine in a process of its own, started anew when it has died. `from_source`: of uncompiled `interp`."""

    def __init__(self, engine: str, from_source: bool = False, extra: Mapping[str, str] | None = None) -> None:
        self.engine = engine
        self._command = [sys.executable, "-m", "differential.limits.worker", engine, *(["--from-source"] if from_source else [])]
        self._environment = {**os.environ, "PYTHONHASHSEED": "0", **(extra or {})}
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> AttackProcess:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def ask(self, text: str, limits: Mapping[str, Any]) -> dict[str, Any]:
        """The report on an attack. Raises RuntimeError when the worker itself died, which no attack should bring about."""
        if self._process is None:
            self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=self._environment)
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps({"text": text, "limits": dict(limits)}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            self.close()
            raise RuntimeError(f"the worker that measures attacks on {self.engine} died")
        report: dict[str, Any] = json.loads(line)
        return report

    def close(self) -> None:
        """Ends the process. Safe to call twice."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def measured(process: AttackProcess, attack: Attack, setting: Setting) -> Measured:
    """One attack on the engine of a worker."""
    report = process.ask(attack.sized(setting.memory), setting.limits())
    return Measured(
        attack.name,
        process.engine,
        setting.label,
        report["kind"],
        report["limit"],
        report["words"],
        round(report["cpu"], 4),
        round(report["over"], 4),
        round(report["wall"], 4),
        round(report["teardown"], 4),
        report["peak"],
        tuple(broken(report, setting, attack.endless, attack.surviving)),
    )


def measure(
    attacks: Iterable[Attack], engines: Sequence[str], settings: Sequence[Setting], jobs: int, extra: Mapping[str, str] | None = None
) -> Iterator[Measured]:
    """Each attack on each engine under each setting, as they are done; `jobs` at a time. `extra` is added to the workers' environment."""
    idle: dict[str, SimpleQueue[AttackProcess]] = {engine: SimpleQueue() for engine in engines}
    with ExitStack() as stack:
        for engine in engines:
            for _ in range(jobs):
                idle[engine].put(stack.enter_context(AttackProcess(engine, extra=extra)))

        def run(job: tuple[Attack, str, Setting]) -> Measured:
            attack, engine, setting = job
            process = idle[engine].get()
            try:
                return measured(process, attack, setting)
            finally:
                idle[engine].put(process)

        work = [(attack, engine, setting) for setting in settings for attack in attacks for engine in engines]
        with ThreadPoolExecutor(jobs) as threads:
            futures = [threads.submit(run, job) for job in work]
            try:
                for future in futures:
                    yield future.result()
            finally:
                for future in futures:
                    future.cancel()

"""`interp` as an engine: in process for speed, in a worker of its own for confirmation, and uncompiled.

`python -m differential.engines.interp [--from-source]` is the worker: a program and its limits as a line of JSON in, its outcome out.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, replace
from importlib import import_module

from differential.engines.protocol import RunLimits
from differential.outcome import Kind, Outcome
from differential.program import Program

GRACE = 5.0
"""Seconds beyond its limit after which a worker is killed: the limit did not hold, and that is an outcome too."""


def plant_fault() -> None:
    """Makes `interp` wrong in this process as MONTY_FAULT=MODULE:NAME says: the positive controls of a nightly. Raises KeyError."""
    module, _, name = os.environ.get("MONTY_FAULT", "").partition(":")
    if module:
        import_module(module).switch_on(name)


def run_program(text: str, limits: RunLimits) -> Outcome:
    """The outcome of a program in a session of its own, in this process."""
    from interp import Failure, Monty

    printed: list[str] = []
    given = {
        "max_memory": limits.memory,
        "max_feed_duration_secs": limits.seconds,
        "max_recursion_depth": limits.recursion,
        "max_instructions": limits.instructions,
        "max_output": limits.output,
    }
    started = time.process_time()
    with Monty() as pool, pool.checkout(limits=given) as session:
        try:
            value = session.feed(text, print_callback=printed.append)
            if isinstance(value, Failure):
                kind = {"raised": Kind.RAISED, "refused": Kind.REFUSED, "limited": Kind.LIMITED, "syntax": Kind.RAISED}[value.kind]
                outcome = Outcome(kind, "", "None", value.exception, value.message, value.line, value.limit)
            else:
                fuel = session.usage["fuel"]
                outcome = Outcome(Kind.FINISHED, result=session.repr_of(value), fuel=fuel)
        except Exception as error:  # whatever gets here is a fault of the interpreter: that is what this engine is run for
            outcome = Outcome(Kind.CRASHED, exception=type(error).__name__, message=f"host exception {type(error).__name__}: {error}")
        return replace(
            outcome,
            stdout="".join(printed),
            cpu_seconds=time.process_time() - started,
            fuel=outcome.fuel or session.usage["fuel"],
        )


class InterpEngine:
    """Our interpreter. `from_source` runs the uncompiled modules; they, and `apart`, in a worker, whose hash seed is 0."""

    name = "interp"

    def __init__(self, from_source: bool = False, apart: bool = False) -> None:
        plant_fault()
        self.from_source = from_source
        self.apart = apart or from_source
        self.python = sys.version_info[:2]
        self.version = "source" if from_source else "0.1.0"
        self._worker: subprocess.Popen[str] | None = None

    @property
    def label(self) -> str:
        return f"{self.name}-{self.version}"

    def run(self, programs: Sequence[Program], limits: RunLimits) -> list[Outcome]:
        if not self.apart:
            return [run_program(program.text, limits) for program in programs]
        return [self._ask(program, limits) for program in programs]

    def _ask(self, program: Program, limits: RunLimits) -> Outcome:
        """The outcome that the standing worker gives; a new one is started when it has died."""
        if self._worker is None or self._worker.poll() is not None:
            self._worker = self._start()
        assert self._worker.stdin is not None and self._worker.stdout is not None
        self._worker.stdin.write(request(program, limits))
        self._worker.stdin.flush()
        line = self._worker.stdout.readline()
        if not line:
            status = self._worker.wait()
            return Outcome(Kind.CRASHED, message=f"the worker died, exit status {status}")
        return Outcome.from_json(json.loads(line))

    def _start(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "differential.engines.interp", *(["--from-source"] if self.from_source else [])]
        env = {**os.environ, "PYTHONHASHSEED": "0"}
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env)

    def run_fresh(self, program: Program, limits: RunLimits) -> Outcome:
        worker = self._start()
        try:
            out, _ = worker.communicate(request(program, limits), timeout=limits.seconds * (20 if self.from_source else 1) + GRACE)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.communicate()
            return Outcome(Kind.TIMED_OUT, limit="time", message="the worker did not end and was killed")
        if worker.returncode or not out:
            return Outcome(Kind.CRASHED, message=f"the worker died, exit status {worker.returncode}")
        return Outcome.from_json(json.loads(out))

    def rows(self) -> list[str]:
        """The rows of the builtins table that a guest can name."""
        from interp.builtins.table import TABLE

        return [name for name in TABLE if not name.startswith("_prelude.")]

    def signatures(self) -> dict[str, str | None]:
        """The kinds of the parameters of each of the rows (see `Native`), `o` where the row itself looks; None for what is only read."""
        from interp.builtins.row import ATTRIBUTE, CONSTANT, MACHINE, METHOD
        from interp.builtins.table import TABLE

        found: dict[str, str | None] = {}
        for name in self.rows():
            row = TABLE[name]
            taken = "o" * (row.most - (row.role == METHOD)) if row.form == MACHINE else row.kinds
            found[name] = None if row.role in (ATTRIBUTE, CONSTANT) else taken
        return found

    def close(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker.wait()
            self._worker = None


def request(program: Program, limits: RunLimits) -> str:
    """A program and its limits as the worker reads them."""
    return json.dumps({"text": program.text, "limits": asdict(limits)}) + "\n"


def serve() -> None:
    """Answers programs until the input ends."""
    plant_fault()
    for line in sys.stdin:
        data = json.loads(line)
        outcome = run_program(data["text"], RunLimits(**data["limits"]))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        print(json.dumps(replace(outcome, peak_bytes=peak).as_json()), flush=True)


if __name__ == "__main__":
    if "--from-source" in sys.argv[1:]:
        from differential.from_source import load_from_source

        load_from_source("interp")
    serve()

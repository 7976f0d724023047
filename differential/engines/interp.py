"""`interp` as an engine: in process for speed, in a worker of its own for confirmation, and uncompiled.

`python -m differential.engines.interp [--from-source] [--fresh]` is the worker: a program and its limits as a line of JSON in, its outcome
out. With `--fresh` each program gets a child of its own, forked from the worker, which runs none itself.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from importlib import import_module

from differential.engines.protocol import RunLimits
from differential.outcome import Kind, Outcome
from differential.program import Program

GRACE = 5.0
"""Seconds beyond its limit after which a fresh process is killed: the limit did not hold, and that is an outcome too."""


WARMING = """
class Warm:
    def __eq__(self, other): return True
    size = property(lambda self: 1)
try:
    print(f"{sorted([Warm().size, *(n for n in range(2))], key=str)!r:>9}", '%s'.format(1).join('ab'), {Warm().size} | {2})
    1 / 0
except ZeroDivisionError as error:
    print(repr(error), *map(str, {1: 2}.items()))
"""
"""What a worker runs before it forks: all that most programs need is loaded once, which takes 12 ms off each child's 24 [measured]."""


def plant_fault() -> None:
    """Makes `interp` wrong in this process as MONTY_FAULT=MODULE:NAME says: the positive controls of a nightly. Raises KeyError."""
    module, _, name = os.environ.get("MONTY_FAULT", "").partition(":")
    if module:
        import_module(module).switch_on(name)


def run_program(text: str, limits: RunLimits, fed: bool = False) -> Outcome:
    """The outcome of a program in a session of its own, in this process; `fed` to it statement by statement, or as one."""
    from differential.engines.feeding import pieces
    from interp import Failure, Monty

    printed: list[str] = []
    given = {
        "max_memory": limits.memory,
        "max_feed_duration_secs": limits.seconds,
        "max_recursion_depth": limits.recursion,
        "max_instructions": limits.instructions,
        "max_output": limits.output,
    }
    texts = pieces(text) if fed else [text]
    started = time.process_time()
    with Monty() as pool, pool.checkout(limits=given) as session:
        try:
            for piece in texts:
                value = session.feed(piece, print_callback=printed.append)
                if isinstance(value, Failure):
                    break
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
    """Our interpreter. `from_source` runs the uncompiled modules; they, and `apart`, in a worker, whose hash seed is 0. `fed`: programs
    come statement by statement, as a session gets what is typed."""

    name = "interp"

    def __init__(self, from_source: bool = False, apart: bool = False, fed: bool = False) -> None:
        plant_fault()
        self.from_source = from_source
        self.fed = fed
        self.apart = apart or from_source
        self.python = sys.version_info[:2]
        self.version = "source" if from_source else "0.1.0"
        self._workers: dict[bool, subprocess.Popen[str]] = {}

    @property
    def label(self) -> str:
        return f"{self.name}{'-fed' if self.fed else ''}-{self.version}"

    def run(self, programs: Sequence[Program], limits: RunLimits) -> list[Outcome]:
        if not self.apart:
            return [run_program(program.text, limits, self.fed) for program in programs]
        return [self._ask(program, limits) for program in programs]

    def _ask(self, program: Program, limits: RunLimits, *, fresh: bool = False) -> Outcome:
        """The outcome that the standing worker gives; a new one is started when it has died."""
        worker = self._workers.get(fresh)
        if worker is None or worker.poll() is not None:
            worker = self._workers[fresh] = self._start(fresh)
        assert worker.stdin is not None and worker.stdout is not None
        try:
            worker.stdin.write(request(program, limits, self.fed))
            worker.stdin.flush()
            line = worker.stdout.readline()
        except BaseException:  # Ctrl-C in the middle of an answer: what is left of it must not be read as the next one's
            self.close()
            raise
        if not line:
            status = worker.wait()
            return Outcome(Kind.CRASHED, message=f"the worker died, exit status {status}")
        return Outcome.from_json(json.loads(line))

    def _start(self, fresh: bool) -> subprocess.Popen[str]:
        options = [option for option, given in (("--from-source", self.from_source), ("--fresh", fresh)) if given]
        command = [sys.executable, "-m", "differential.engines.interp", *options]
        env = {**os.environ, "PYTHONHASHSEED": "0"}
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env, start_new_session=True)

    def run_fresh(self, program: Program, limits: RunLimits) -> Outcome:
        """In a child of its own. The worker that it is forked from runs none of them, and starting another one costs ten times as much."""
        return self._ask(program, limits, fresh=True)

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
        for worker in self._workers.values():
            with suppress(ProcessLookupError):
                os.killpg(worker.pid, signal.SIGKILL)  # with the child that it may have
            worker.communicate()
        self._workers.clear()


def request(program: Program, limits: RunLimits, fed: bool = False) -> str:
    """A program and its limits as the worker reads them."""
    return json.dumps({"text": program.text, "limits": asdict(limits), "fed": fed}) + "\n"


def serve(*, fresh: bool, slower: int) -> None:
    """Answers programs until the input ends. In `fresh` children each may take `slower` times its limit, and a grace, by the clock."""
    plant_fault()
    if fresh:
        run_program(WARMING, RunLimits())
        gc.freeze()  # a collection in a child would write to, and so copy, every page
    for line in sys.stdin:
        data = json.loads(line)
        limits = RunLimits(**data["limits"])
        child = os.fork() if fresh else 0
        if child:
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            if status == -signal.SIGALRM:
                answer(Outcome(Kind.TIMED_OUT, limit="time", message="the worker did not end and was killed"))
            elif status:
                answer(Outcome(Kind.CRASHED, message=f"the worker died, exit status {status}"))
            continue
        if fresh:
            signal.setitimer(signal.ITIMER_REAL, limits.seconds * slower + GRACE)  # nobody handles its signal, which ends the process
        outcome = run_program(data["text"], limits, data["fed"])
        answer(replace(outcome, peak_bytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024))
        if fresh:
            os._exit(0)


def answer(outcome: Outcome) -> None:
    print(json.dumps(outcome.as_json()), flush=True)


if __name__ == "__main__":
    from_source = "--from-source" in sys.argv[1:]
    if from_source:
        from differential.from_source import load_from_source

        load_from_source("interp")
    serve(fresh="--fresh" in sys.argv[1:], slower=20 if from_source else 1)

"""pydantic-monty as an engine, through its own pool of worker processes."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from differential.engines.protocol import EngineMissing, RunLimits
from differential.engines.zygote import rows as python_rows
from differential.outcome import Kind, Outcome
from differential.program import Program

if TYPE_CHECKING:
    import pydantic_monty

CHECKOUTS_PER_WORKER = 500  # a worker dies after 65,535 functions; a fresh one costs 2.3 ms
UNSUPPORTED = re.compile(r"not yet (?:support|implement)|not supported (?:in this environment|by Monty)")
INTERNAL_ERROR = "Internal error in monty"

# What a breach of each limit says.
BREACHES = (
    ("memory", "MemoryError", re.compile(r"memory limit exceeded: ")),
    ("time", "TimeoutError", re.compile(r"(?:feed|turn) time limit exceeded: ")),
    ("sleep", "TimeoutError", re.compile(r"sleep limit exceeded: ")),
    ("suspensions", "RuntimeError", re.compile(r"suspension limit \d+ exceeded")),
)

# A value of each type for which `rows()` asks what methods there are.
SAMPLES = {
    "int": "1", "float": "1.5", "complex": "1j", "bool": "True", "str": "'a'", "bytes": "b'a'", "bytearray": "bytearray(b'a')",
    "list": "[1]", "tuple": "(1,)", "dict": "{1: 1}", "set": "{1}", "frozenset": "frozenset([1])", "range": "range(1)",
    "slice": "slice(1)",
}  # fmt: skip


def with_repr(text: str) -> str | None:
    """The program with its last statement turned into the guest's own repr of its value; None where that is no expression.

    Lines stay as they are. `%r` needs no name, so a program that gives `repr` another meaning changes nothing. Of a text that the host
    does not parse (syntax newer than its own) the value goes through the host instead.
    """
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    if not body or not isinstance(last := body[-1], ast.Expr):
        return None
    assert last.end_lineno is not None and last.end_col_offset is not None  # ast.parse sets them always
    lines = text.encode("utf-8").splitlines(keepends=True)
    # The end first: what is put in before it would move it.
    for line, column, piece in ((last.end_lineno, last.end_col_offset, b"),)"), (last.lineno, last.col_offset, b'"%r" % ((')):
        lines[line - 1] = lines[line - 1][:column] + piece + lines[line - 1][column:]
    return b"".join(lines).decode("utf-8")


class MontyEngine:
    """pydantic-monty, one new session per program. Raises EngineMissing where the package is not installed.

    It gives an exception's text, not its arguments: the message of a `KeyError` is the key's `str`, where CPython's is its repr.
    What it says is an internal error of its own is a crash.
    """

    name = "pydantic-monty"
    python = (3, 14)  # what its `sys.version` says it models

    def __init__(self) -> None:
        try:
            import pydantic_monty
        except ImportError as exc:
            raise EngineMissing(f"pydantic-monty is not installed ({exc}): pip install pydantic-monty") from exc
        self._package = pydantic_monty
        self.version = version("pydantic-monty")
        self._pool: pydantic_monty.Monty | None = None

    @property
    def label(self) -> str:
        return f"{self.name}-{self.version}"

    def _started(self) -> pydantic_monty.Monty:
        pool = self._package.Monty(max_processes=1, max_checkouts_per_worker=CHECKOUTS_PER_WORKER)
        pool.__enter__()
        return pool

    def run(self, programs: Sequence[Program], limits: RunLimits) -> list[Outcome]:
        if self._pool is None:
            self._pool = self._started()
        return [self._outcome(self._pool, program, limits) for program in programs]

    def run_fresh(self, program: Program, limits: RunLimits) -> Outcome:
        pool = self._started()
        try:
            return self._outcome(pool, program, limits)
        finally:
            pool.__exit__(None, None, None)

    def _outcome(self, pool: pydantic_monty.Monty, program: Program, limits: RunLimits) -> Outcome:
        try:
            program.text.encode("utf-8")
        except UnicodeEncodeError:
            return Outcome(Kind.REFUSED, message="its text has no lone surrogates, and the program's has one")
        text = with_repr(program.text)
        printed = self._package.CollectString(max_bytes=limits.output)
        checkout = pool.checkout(
            limits={
                "max_memory": limits.memory,
                "max_feed_duration_secs": limits.seconds,
                "max_total_sleep_secs": limits.seconds,
                "max_recursion_depth": limits.recursion,
            },
            assert_message_annotations=False,  # a deliberate difference to CPython, on by default
        )
        try:
            with checkout as session:
                value = session.feed_run(program.text if text is None else text, print_callback=printed)
            ended: dict[str, Any] = {"kind": Kind.FINISHED, "result": repr(value) if text is None else value}
        except self._package.MontyCrashedError as exc:
            late = exc.timed_out
            ended = {"kind": Kind.TIMED_OUT if late else Kind.CRASHED, "limit": "time" if late else "", "message": str(exc)}
        except (self._package.MontyConversionError, ValueError) as exc:  # ValueError: an int of more digits than the host shows
            ended = {"kind": Kind.REFUSED, "message": f"the value of its last statement can't be handed to the host: {exc}"}
        except (self._package.MontySyntaxError, self._package.MontyRuntimeError) as exc:
            ended = failure(exc, limits)
        return Outcome(**ended, stdout=printed.output)

    def rows(self) -> list[str]:
        """Found by calling each of CPython's rows without arguments in one feed: what is not there is a NameError or AttributeError."""
        return list(self._rows)

    @cached_property
    def _rows(self) -> list[str]:
        probes = [
            f"try:\n    ({SAMPLES[owner]}).{name}()\nexcept NameError:\n    pass\nexcept AttributeError:\n    pass\n"
            f"except Exception:\n    print({row!r})\nelse:\n    print({row!r})\n"
            if (owner := row.rpartition(".")[0])
            else f"try:\n    {row}\n    print({row!r})\nexcept NameError:\n    pass\n"
            for row in python_rows()
            if not row.startswith("object.")  # it can't make an object()
            for name in [row.rpartition(".")[2]]
        ]
        outcome = self.run([Program("".join(probes))], RunLimits(seconds=10))[0]
        if outcome.kind is not Kind.FINISHED:
            raise RuntimeError(f"{self.label} does not say what it can call: {outcome.message}")
        return outcome.stdout.split()

    def close(self) -> None:
        if self._pool is not None:
            self._pool.__exit__(None, None, None)
            self._pool = None


def failure(exc: pydantic_monty.MontySyntaxError | pydantic_monty.MontyRuntimeError, limits: RunLimits) -> dict[str, Any]:
    """The fields of the outcome that an error of the package stands for."""
    message = exc.display("msg")
    exception = exc.display("type-msg").partition(":")[0]
    frames = exc.traceback()
    line = frames[-1].line if frames else 0
    raised = {"exception": exception, "message": message, "line": line}
    for limit, kind, wording in BREACHES:
        if exception == kind and wording.match(message):
            # Output past its cap is worded as memory is; the cap that it names tells them apart.
            full = limit == "memory" and message.endswith(f"> {limits.output} bytes") and limits.output != limits.memory
            return {"kind": Kind.LIMITED, "limit": "output" if full else limit, **raised}
    if message.startswith(INTERNAL_ERROR):
        return {"kind": Kind.CRASHED, **raised}
    return {"kind": Kind.REFUSED if UNSUPPORTED.search(message) else Kind.RAISED, **raised}

"""CPython as an engine: the host's side of the zygote, and the search for the interpreters of this machine."""

from __future__ import annotations

import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import differential
from differential.engines.protocol import EngineMissing, RunLimits
from differential.engines.zygote import frame, read_exactly, write_all
from differential.generator.library_calls import MODULES
from differential.outcome import Kind, Outcome
from differential.program import Program

OLDEST = (3, 11)
NEWEST_LOOKED_FOR = 20  # minor version up to which PATH is searched for python3.N
BATCH = 40  # programs a child: a typical one takes 1 ms of processor time, a fork 3 ms

BOOT = """import sys
sys.path.insert(0, {root!r})
from differential.engines import zygote
del sys.path[0]
zygote.main({requests}, {replies}, {modules})"""
INTERPRETER_OPTIONS = ("-s", "-S", "-P", "-B")  # no site, no path of ours, no .pyc written

# What can spoil the process for the next program of a batch, or runs at a moment of the collector's choosing. A producer marks what it
# knows to be hostile; this catches the rest cheaply, and the canary what this lets through.
DUNDERS = ("__import__", "__builtins__", "__del__", "__globals__", "__subclasses__", "__self__")
WORDS = ("open", "exec", "eval", "compile", "breakpoint", *DUNDERS)
REACHES_OUT = re.compile(rf"\b(?<!\bre\.)(?:{'|'.join(WORDS)})\b")
SHARED = sorted(MODULES)
"""Modules that the zygote has imported, and that programs of a batch share: two programs of three import one, and a child of its own costs
four times what such a program does."""
_NAMES = rf"(?:{'|'.join(map(re.escape, SHARED))})(?: as \w+)?"
IMPORTS_SHARED = re.compile(rf"^\s*(?:import {_NAMES}(?:, {_NAMES})*|from {_NAMES} import [\w, *]+)$", re.MULTILINE)


def runs_alone(program: Program) -> bool:
    """Whether a program gets a child of its own."""
    text = program.text
    imports = text.count("import")
    if program.hostile or (imports and imports > len(IMPORTS_SHARED.findall(text))):
        return True
    # the expression, at each place of the text, costs as much as a quarter of the program's compilation
    return any(word in text for word in WORDS) and REACHES_OUT.search(text) is not None


def batches(programs: Sequence[Program]) -> list[list[int]]:
    """The indices of `programs` in the groups that share a child."""
    alone = [index for index, program in enumerate(programs) if runs_alone(program)]
    tame = sorted(set(range(len(programs))).difference(alone))
    return [tame[at : at + BATCH] for at in range(0, len(tame), BATCH)] + [[index] for index in alone]


class ZygoteDied(Exception):
    """The zygote closed its end in the middle of an answer."""


class ZygoteProcess:
    """One zygote and the two pipes to it. Raises EngineMissing where it can't be started or refuses to run without a safe jail."""

    def __init__(self, executable: str) -> None:
        requests_read, self._requests = os.pipe()
        self._replies, replies_write = os.pipe()
        directory = tempfile.TemporaryDirectory(prefix="guest-")
        os.chmod(directory.name, 0o755)  # the zygote may give up root for a user that must be able to stand here
        root = str(Path(differential.__file__).parents[1])
        boot = BOOT.format(root=root, requests=requests_read, replies=replies_write, modules=SHARED)
        try:
            self._process = subprocess.Popen(
                [executable, *INTERPRETER_OPTIONS, "-c", boot],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=directory.name,
                env={"PYTHONHASHSEED": "0"},
                pass_fds=(requests_read, replies_write),
                start_new_session=True,  # Ctrl-C is the host's business; it closes the pipes
            )
        except OSError as exc:
            os.close(self._requests)
            os.close(self._replies)
            directory.cleanup()
            raise EngineMissing(f"{executable} can't be started: {exc.strerror}") from exc
        finally:
            os.close(requests_read)
            os.close(replies_write)
        self._closed = False
        try:
            self.hello: dict[str, Any] = json.loads(self._read_frame())
        except ZygoteDied:
            self.close()
            raise EngineMissing(f"{executable} ended before its zygote was ready") from None
        finally:
            directory.cleanup()  # it stays the zygote's directory, empty and without a name, and is not left behind by a killed host
        if "refused" in self.hello:
            self.close()
            raise EngineMissing(f"{executable}: {self.hello['refused']}")

    def _read_frame(self) -> bytes:
        header = read_exactly(self._replies, 4)
        if len(header) == 4:
            size = struct.unpack(">I", header)[0]
            body = read_exactly(self._replies, size)
            if len(body) == size:
                return body
        raise ZygoteDied

    def run(self, programs: Sequence[Program], limits: RunLimits) -> list[Outcome]:
        """The outcomes of one batch. Raises ZygoteDied."""
        request = {
            "programs": [program.text for program in programs],
            "seconds": limits.seconds,
            "memory": limits.memory,
            "output": limits.output,
            "recursion": limits.recursion,
        }
        try:
            write_all(self._requests, frame(request))
        except BrokenPipeError:
            raise ZygoteDied from None
        return [outcome_of(self._read_frame()) for _ in programs]

    def close(self) -> None:
        """Ends the zygote and its child. Safe to call twice."""
        if not self._closed:
            self._closed = True
            os.close(self._requests)
            os.close(self._replies)
            self._process.kill()
            self._process.wait()


def outcome_of(body: bytes) -> Outcome:
    """The outcome in a frame. A jailed program that found the channel may have written anything there: nonsense is a crash outcome."""
    try:
        outcome = Outcome.from_json(json.loads(body))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Outcome(Kind.CRASHED, message="wrote something to the harness's channel that is no outcome")
    return outcome


class CPythonEngine:
    """One CPython, in jailed children of a zygote that is started with the engine.

    What a program prints is kept as text, lone surrogates included; output past its limit, and only that, is `LIMITED`. Memory past its
    limit is what CPython makes of a failed allocation: `MemoryError`, or a crash.
    """

    name = "cpython"

    def __init__(self, executable: str) -> None:
        self.executable = executable
        self._zygote: ZygoteProcess | None = ZygoteProcess(executable)
        hello = self._zygote.hello
        self.version: str = hello["version"]
        self.python: tuple[int, int] = (hello["python"][0], hello["python"][1])
        self.jail: tuple[str, ...] = tuple(hello["jail"])
        self._rows: list[str] = hello["rows"]

    @property
    def label(self) -> str:
        return f"{self.name}-{self.version}"

    def run(self, programs: Sequence[Program], limits: RunLimits) -> list[Outcome]:
        outcomes: dict[int, Outcome] = {}
        for batch in batches(programs):
            outcomes.update(zip(batch, self._run_batch([programs[index] for index in batch], limits), strict=True))
        return [outcomes[index] for index in range(len(programs))]

    def _run_batch(self, programs: list[Program], limits: RunLimits) -> list[Outcome]:
        if self._zygote is None:
            self._zygote = ZygoteProcess(self.executable)
        try:
            return self._zygote.run(programs, limits)
        except ZygoteDied:
            self.close()
        except BaseException:  # Ctrl-C in the middle of an answer: what is left of it must not be read as the next one's
            self.close()
            raise
        if len(programs) > 1:
            return [self._run_batch([program], limits)[0] for program in programs]
        return [Outcome(Kind.CRASHED, message="the zygote died under this program")]

    def run_fresh(self, program: Program, limits: RunLimits) -> Outcome:
        """In a child of its own. The zygote it is forked from never runs a program, and starting another one costs 50 times as much."""
        return self._run_batch([program], limits)[0]

    def rows(self) -> list[str]:
        return list(self._rows)

    def close(self) -> None:
        if self._zygote is not None:
            self._zygote.close()
            self._zygote = None


def candidates() -> list[str]:
    """Programs that may be a CPython: the running one, PATH's python3.N, those of pyenv."""
    versions = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    on_path = [shutil.which(f"python3.{minor}") for minor in range(OLDEST[1], NEWEST_LOOKED_FOR)]
    installed = [str(path) for path in sorted(versions.glob("*/bin/python"))]
    return list(dict.fromkeys(path for path in [sys.executable, *on_path, *installed] if path))


PROBE = "import sys; print(sys.implementation.name, *sys.version_info[:3], sys.version_info[3] == 'final', sys.executable, sep='\\n')"


@lru_cache(maxsize=1)
def found() -> dict[tuple[int, int], str]:
    """The executable of each working CPython >= 3.11, by (major, minor), oldest first; of several with the same, the newest.

    Each candidate is started: a name on PATH may be a shim with nothing behind it, a folder of pyenv half removed.
    """
    processes: list[subprocess.Popen[str]] = []
    for candidate in candidates():
        try:
            process = subprocess.Popen(
                [candidate, "-S", "-c", PROBE],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        except OSError:
            continue  # not a program that can be started: so no CPython
        processes.append(process)
    best: dict[tuple[int, int], tuple[tuple[bool, int], str]] = {}
    for process in processes:
        try:
            lines = process.communicate(timeout=10)[0].splitlines()
        except subprocess.TimeoutExpired:
            process.kill()
            lines = process.communicate()[0].splitlines()
        if process.returncode or len(lines) != 6 or lines[0] != "cpython":
            continue
        major, minor, patch = map(int, lines[1:4])
        rank = (lines[4] == "True", patch)
        if (major, minor) >= OLDEST and ((major, minor) not in best or rank > best[major, minor][0]):
            best[major, minor] = (rank, lines[5])
    return {python: best[python][1] for python in sorted(best)}

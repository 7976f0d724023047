"""How every target starts: `./fuzz_targets/NAME.py [CORPUS ...] [-libfuzzer_flag=...]`.

Inputs are program text in UTF-8, so a corpus and a crash artifact are programs to read and run. Without a corpus the seeds of the target
are loaded, with one they are read beside it. MONTY_FAULT=fuzz_targets.faults:NAME plants a fault, and then only what that fault causes
counts: a program that shows something without it too is passed over.

Exit codes are libFuzzer's (0 the runs are done, 70 an input took too long, 71 too much memory, 77 a program shows something wrong), and
UNAVAILABLE where this Python has no atheris.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha1
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn, Protocol, cast

from differential.choices import SeededChoices, weighted
from differential.from_source import load_from_source
from differential.generator import generate_from
from differential.generator.mutants import DONORS
from differential.generator.mutate import mutate
from fuzz_targets.attacks import attack
from fuzz_targets.recording import recorder
from fuzz_targets.targets import TARGETS, Target

UNAVAILABLE = 69
"""Exit code of a target on a Python without atheris (EX_UNAVAILABLE of sysexits)."""

ROOT = Path(__file__).resolve().parent.parent

RAW = "MONTY_RAW"
"""A variable of the environment: where it is set, inputs are mutated byte by byte and guided by edges, as atheris does by itself."""


class Oracle(Protocol):
    """The module of a target."""

    def wrong(self, text: str) -> str | None:
        """What is wrong with what the interpreter did with this text, in one line; None when all is well."""
        ...


class Wrong(Exception):
    """A program that shows something wrong; libFuzzer keeps it as its artifact."""


def start(name: str) -> NoReturn:
    """Fuzzes with the arguments of the command line; never returns."""
    target = TARGETS[name]
    if os.environ.get("PYTHONHASHSEED") != "0":
        restart()
    if not has_atheris():
        print(f"{name}: skipped, there is no atheris on Python {sys.version_info[0]}.{sys.version_info[1]} here", file=sys.stderr)
        sys.exit(UNAVAILABLE)
    import atheris

    load_from_source("interp", lambda code: atheris.patch_code(code, trace_dataflow=False))
    oracle = cast(Oracle, import_module(target.module))
    if os.environ.get(RAW):
        target = replace(target, donate=0, generate=0, attack=0, bytes=1, vm=False)
    mutator = Mutator(target, read_seeds(target), guest_rows(), lambda data, longest: atheris.Mutate(data, longest))
    given = arguments(target, sys.argv[1:])
    atheris.Setup(given, tester(target, oracle, artifact_prefix(given)), custom_mutator=mutator, custom_crossover=mutator.cross)
    atheris.Fuzz()
    raise AssertionError("atheris.Fuzz returned")


def restart() -> NoReturn:
    """Starts the same again with hashes fixed, and in the project's own environment where this Python has no atheris.

    libFuzzer starts the file itself again, whose first line looks for python3: PATH makes that the same one.
    """
    own = ROOT / ".venv" / "bin" / "python"
    python = str(own) if own.exists() and not has_atheris() else sys.executable
    path = os.pathsep.join([str(Path(python).parent), os.environ.get("PATH", "")])
    os.execve(python, [python, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0", "PATH": path})


def has_atheris() -> bool:
    return find_spec("atheris") is not None


def tester(target: Target, oracle: Oracle, prefix: str | None) -> Callable[[bytes], None]:
    """What libFuzzer calls with each input: raises Wrong.

    The input is kept first, under the name that libFuzzer would give it: a process that grew by a gigabyte may not live to do so.
    """
    from fuzz_targets.coverage_map import Behaviour, Counters
    from fuzz_targets.faults import planted

    fault = planted()
    behaviour = Behaviour()
    counters = Counters()
    record = recorder()
    if target.vm:
        behaviour.watch()
    if fault is not None:
        fault.switch_on()

    def test_one(data: bytes) -> None:
        text = text_of(data)
        behaviour.clear()
        complaint = oracle.wrong(text)
        counters.feed(behaviour.keys)
        if complaint is not None and (fault is None or not fault.is_innocent(oracle.wrong, text)):
            if prefix is not None:
                Path(f"{prefix}crash-{sha1(data, usedforsecurity=False).hexdigest()}").write_bytes(data)
            raise Wrong(complaint)
        if record is not None:
            record(text)

    return test_one


def artifact_prefix(given: Sequence[str]) -> str | None:
    """Where libFuzzer was told to keep what it stops at; None where it was not."""
    named = [argument.partition("=")[2] for argument in given if argument.startswith("-artifact_prefix=")]
    return named[-1] if named else None


def guest_rows() -> dict[str, str]:
    """The rows of the builtins table that a guest can name, and the kinds of their parameters."""
    from interp.builtins.table import TABLE

    return {name: row.kinds for name, row in TABLE.items() if not name.startswith("_prelude.")}


def arguments(target: Target, given: Sequence[str]) -> list[str]:
    """The command line for libFuzzer: the flags and paths given, and what the table has for those not given."""
    flags = {
        "timeout": str(target.timeout),
        "rss_limit_mb": str(target.rss),
        "max_len": str(target.longest),
        "len_control": "0",
        "report_slow_units": str(target.timeout),
        "dict": str(target.dictionary),
    }
    if target.vm:
        flags["use_counters"] = "0"
    paths = [argument for argument in given if not argument.startswith("-")]
    named = {argument.lstrip("-").partition("=")[0] for argument in given if argument.startswith("-")}
    if not paths:
        flags["seed_inputs"] = ",".join(map(str, seed_files(target)))
    elif Path(paths[0]).is_dir() and not named & {"merge", "set_cover_merge"} and str(target.seeds) not in paths:
        paths.append(str(target.seeds))
    defaults = [f"-{flag}={value}" for flag, value in flags.items() if flag not in named]
    return [str(target.file), *defaults, *(argument for argument in given if argument.startswith("-")), *paths]


def seed_files(target: Target) -> list[Path]:
    return sorted(target.seeds.iterdir())


def read_seeds(target: Target) -> list[str]:
    """The texts of the target's seeds."""
    return [text_of(path.read_bytes()) for path in seed_files(target)]


def text_of(data: bytes) -> str:
    """The program in an input. Any bytes are one: those that are no UTF-8 become lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


def data_of(text: str) -> bytes:
    """The input of a program: `text_of` gives it back, but for lone surrogates that no bytes stand for."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


class Mutator:
    """Makes one program of another: mostly by mutating its tree, so that what comes out runs; else byte by byte, or all anew."""

    def __init__(self, target: Target, seeds: Sequence[str], rows: Mapping[str, str], mutate_bytes: Callable[[bytes, int], bytes]) -> None:
        self._seeds = seeds
        self._rows = rows
        self._mutate_bytes = mutate_bytes
        self._ways = weighted(
            (
                (self._with_others, target.donate),
                (self._anew, target.generate),
                (self._attacked, target.attack),
                (self._byte_by_byte, target.bytes),
            )
        )

    def __call__(self, data: bytes, longest: int, seed: int) -> bytes:
        """libFuzzer's custom mutator."""
        choices = SeededChoices(seed)
        return self._fitting(data, longest, choices.pick(self._ways)(data, choices, [choices.pick(self._seeds) for _ in range(DONORS)]))

    def cross(self, data: bytes, other: bytes, longest: int, seed: int) -> bytes:
        """libFuzzer's custom crossover, which it asks for as often: the same ways, and where parts are taken from others, from this one."""
        choices = SeededChoices(seed)
        return self._fitting(data, longest, choices.pick(self._ways)(data, choices, [text_of(other)]))

    def _fitting(self, data: bytes, longest: int, made: bytes | None) -> bytes:
        return self._mutate_bytes(data, longest) if made is None or len(made) > longest else made

    def _with_others(self, data: bytes, choices: SeededChoices, others: Sequence[str]) -> bytes | None:
        try:
            return data_of(mutate(text_of(data), choices, others))
        except RecursionError:  # a tree too deep for the mutators to walk
            return None

    def _anew(self, data: bytes, choices: SeededChoices, others: Sequence[str]) -> bytes:
        return data_of(generate_from(choices).text)

    def _attacked(self, data: bytes, choices: SeededChoices, others: Sequence[str]) -> bytes:
        return data_of(attack(choices, self._rows))

    def _byte_by_byte(self, data: bytes, choices: SeededChoices, others: Sequence[str]) -> None:
        return None

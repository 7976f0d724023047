"""Which engines this machine has, and the choice among them by name."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial

from differential.engines import cpython
from differential.engines.protocol import Engine, EngineMissing

NAMES = ("cpython", "interp", "pydantic-monty")
FED = "interp-fed"
"""`interp`, given each program statement by statement: run where it is asked for."""
ASKED = (*NAMES, FED)


def _interp(fed: bool = False) -> Engine:
    try:
        from differential.engines.interp import InterpEngine
    except ImportError as exc:
        raise EngineMissing(f"interp can't be imported: {exc}") from exc
    return InterpEngine(fed=fed)


def _monty() -> Engine:
    from differential.engines.monty import MontyEngine

    return MontyEngine()


def _one_cpython(minor: int) -> Engine:
    executable = cpython.found().get((3, minor))
    if executable is None:
        raise EngineMissing(f"no working CPython 3.{minor} was found: it is looked for on PATH as python3.{minor} and in pyenv's versions")
    return cpython.CPythonEngine(executable)


def _makers(name: str) -> dict[str, Callable[[], Engine]]:
    """How to make each engine that `name` stands for, by the name a missing one is reported under."""
    if name in ("interp", FED):
        return {name: partial(_interp, name == FED)}
    if name == "pydantic-monty":
        return {name: _monty}
    if name == "cpython":
        return {f"cpython-3.{minor}": partial(_one_cpython, minor) for _, minor in cpython.found() or [sys.version_info[:2]]}
    if name.startswith("cpython-3.") and name.removeprefix("cpython-3.").isdecimal():
        return {name: partial(_one_cpython, int(name.removeprefix("cpython-3.")))}
    raise ValueError(f"unknown engine {name!r}: there are {', '.join(ASKED)}, and one CPython as cpython-3.{sys.version_info[1]}")


def find_engines(names: Sequence[str] | None = None) -> tuple[list[Engine], dict[str, str]]:
    """The engines of `names` (all that there are by default), started, and for each that can't be had the reason in one line.

    `cpython` stands for every version found, `cpython-3.12` for that one; a name given twice counts once. Raises ValueError on an
    unknown name, before anything is started.
    """
    makers: dict[str, Callable[[], Engine]] = {}
    for name in NAMES if names is None else names:
        makers.update(_makers(name))
    engines: list[Engine] = []
    missing: dict[str, str] = {}
    for name, make in makers.items():
        try:
            engines.append(make())
        except EngineMissing as exc:
            missing[name] = str(exc)
    return engines, missing

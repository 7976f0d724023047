"""The engines that are measured, behind one call: run this source text."""

from __future__ import annotations

import ast
import platform
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

Run = Callable[[str], object]
Open = Callable[[], AbstractContextManager[Run]]
LIMITS: Any = {"max_memory": 256 * 2**20, "max_feed_duration_secs": 60.0}
"""What both sandboxes run under: limits that are on, and that no program here comes near."""


class Missing(Exception):
    """An engine that cannot be measured here, and why."""


class Refused(Exception):
    """A program that an engine does not take, in the engine's words."""


@contextmanager
def cpython() -> Iterator[Run]:
    """This very Python, in this process, with a namespace of its own that what runs finds as the run before left it, as in a session."""
    space: dict[str, object] = {"__name__": "__main__"}
    yield lambda source: exec(compile(source, "<bench>", "exec"), space)


@contextmanager
def interp() -> Iterator[Run]:
    """A session of our interpreter. Raises Missing unless the libraries beside the source are the build of that source."""
    try:
        from interp import Monty, compiled
    except ImportError as error:
        raise Missing(f"interp cannot be imported: {error}") from error
    if (state := compiled.state()) != "compiled":
        raise Missing(f"interp is {state}, and only its compiled build is measured: run `make build`")
    with Monty() as pool, pool.checkout(limits=LIMITS) as session:
        yield session.feed_run


@contextmanager
def pydantic_monty() -> Iterator[Run]:
    """A session of pydantic-monty, whose run raises Refused for a program with what it does not have yet.

    Raises Missing where it is not installed.
    """
    try:
        from pydantic_monty import Monty, MontyRuntimeError
    except ImportError as error:
        raise Missing("pydantic-monty is not installed: pip install -e '.[monty]'") from error
    with Monty() as pool, pool.checkout(limits=LIMITS) as session:

        def run(source: str) -> object:
            try:
                return session.feed_run(source)
            except MontyRuntimeError as error:
                if isinstance(error.exception(), NotImplementedError):
                    raise Refused(str(error)) from error
                raise

        yield run


CPYTHON = f"CPython {platform.python_version()}"
ENGINES: dict[str, Open] = {CPYTHON: cpython, "interp": interp, "pydantic-monty": pydantic_monty}


def value_in_cpython(source: str) -> object:
    """The value of the program's last expression, which the sandboxes' `feed_run` gives and `exec` does not."""
    tree = ast.parse(source)
    last = tree.body.pop()
    assert isinstance(last, ast.Expr), "a bench program ends with an expression"
    space: dict[str, object] = {"__name__": "__main__"}
    exec(compile(tree, "<bench>", "exec"), space)
    value: object = eval(compile(ast.Expression(last.value), "<bench>", "eval"), space)
    return value

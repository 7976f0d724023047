"""A session on which every kind of limit was hit does afterwards what a fresh one does: the conformance set says so, in both isolations."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from interp import Monty, MontyConversionError, MontyRuntimeError, MontySyntaxError
from tests.conformance.chunks import read_chunks
from tests.conformance.test_conformance import PYTHON, each_file

LIMITS: dict[str, Any] = {"max_memory": 32 * 2**20, "max_feed_duration_secs": 60.0, "max_instructions": 2_000_000, "max_output": 2**20}
HIT = {
    "memory": "(lambda kept: [kept.append(bytes(1_000_000)) for _ in range(100)])([])",
    "instructions": "pow(3, 1 << 8_000, (1 << 8_000) + 1)",  # what a step costs is known before it begins
    "time": "pow(3, 1 << 400_000, (1 << 400_000) + 1)",
    "output": "print('x' * 2_000_000)",
    "sleep": "__import__('time').sleep(1000)",
    "recursion": "try: (lambda again: again(again))(lambda again: again(again))\nexcept RecursionError: print('caught')",
    "interrupt": "[print(end=' ') for _ in range(100_000)]",
}
"""A program for each kind of limit that leaves no name behind."""


def run(session: Any, text: str, interrupting: bool = False) -> tuple[str, str]:
    """What the host is told of a feed: what was printed, and how it ended."""
    printed: list[str] = []

    def show(piece: str) -> None:
        printed.append(piece)
        if interrupting:
            session.interrupt()

    try:
        ended = repr(session.feed_run(text, print_callback=show))
    except MontyConversionError as error:  # of a value that stays inside
        ended = f"kept inside: {error}"
    except (MontyRuntimeError, MontySyntaxError) as error:
        failure = error.failure  # a limit's message says how much there was already
        ended = failure.limit or f"{failure.exception}: {failure.message} line {failure.line}"
    return "".join(printed), ended


def hit_every_limit(session: Any) -> None:
    for kind, program in HIT.items():
        printed, ended = run(session, program, interrupting=kind == "interrupt")
        assert printed == "caught\n" if kind == "recursion" else ended == kind, (kind, ended)


def test_every_kind_of_limit_is_hit() -> None:
    failing = re.compile(r'\.fail\(\s*"(\w+)"')
    sources = (Path(__file__).parents[2] / "interp").rglob("*.py")
    kinds = {kind for path in sources for kind in failing.findall(path.read_text(encoding="utf-8"))}
    assert kinds | {"recursion"} == set(HIT)


@pytest.mark.parametrize("isolation", [None, "process"])
@each_file
def test_conformance_is_the_same_after_every_limit(path: Path, isolation: Any) -> None:
    """Of each file but two chunks in processes, as these take 40 ms each to begin, to interrupt and to end."""
    wrong = []
    with Monty(isolation) as pool:
        for chunk in read_chunks(path)[: 2 if isolation else None]:
            if chunk.python <= PYTHON and "time" not in chunk.expect:
                with pool.checkout(limits=LIMITS) as fresh, pool.checkout(limits=LIMITS) as session:
                    hit_every_limit(session)
                    expected, found = run(fresh, chunk.text), run(session, chunk.text)
                    if found != expected:
                        wrong.append(f"{chunk.name}: fresh {expected}, afterwards {found}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("filling", "letting_go"),
    [
        ("n = 0\nwhile True:\n    globals()[f'name{n}'] = 'x' * 10000\n    n += 1", "globals().clear()"),
        ("kept = []\nwhile True: kept.append(len(kept) + 1000)", "kept = None"),
        ("kept = {}\nwhile True: kept[len(kept)] = []", "kept.clear()"),
    ],
)
def test_a_full_session_can_let_go_of_what_it_holds(filling: str, letting_go: str) -> None:
    with Monty() as pool, pool.checkout(limits=LIMITS | {"max_memory": 8 * 2**20, "max_instructions": 10**9}) as session:
        assert run(session, filling)[1] == "memory"
        assert run(session, letting_go)[1] == "None"
        assert run(session, "len([0] * 900_000)")[1] == "900000"

"""Garbage beside live data: it ends no program, costs little, and a memory limit falls at one step wherever the program runs."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interp import compiled
from interp.host.session import Session
from interp.limits import Limits
from interp.outcome import Failure
from interp.vm.census import FUEL_A_STEP, count
from tests.conftest import FROM_SOURCE

MIB: Final = 2**20
LIMITS: Final = Limits(max_memory=4 * MIB, max_feed_duration_secs=100.0, max_turn_duration_secs=100.0)

WORLD: Final = """
class A:
    def __init__(self, n): self.own, self.n = [self], n
def cycle(n):
    made = [n] * 50
    made.append(made)
    return made
"""

MADE: Final = (
    "[n] * 100", "'x' * 900 + str(n)", "(n, n + 0.5)", "{'a': n}", "{n, n + 1}", "str(n)", "A(n)", "cycle(n)", "[[n], [n]]", "iter([n])",
    "lambda a=n: a", "list(x for x in (n,))", "bytearray(n % 60)", "7 ** (n % 300)", "sorted([n, 1, n // 2])", "ValueError(n)",
    "{}.items()",
)  # fmt: skip
"""What a program makes, from a number."""

kinds = st.sampled_from(MADE)


@settings(max_examples=40 if not FROM_SOURCE else 5, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(kinds, min_size=1, max_size=3), st.lists(kinds, min_size=1, max_size=3), st.integers(5, 45), st.integers(1, 4))
def test_live_data_under_half_the_limit_never_fail(live: list[str], garbage: list[str], percent: int, rounds: int) -> None:
    """However much garbage is made, before, between and after."""
    session = Session(LIMITS)
    assert session.feed(f"{WORLD}kept = []\n") is None
    number = 0
    for _ in range(rounds):
        while count(session.vm) < LIMITS.max_memory * percent // 100:
            number += 20
            # In steps so small that the next one can't go past the half.
            answer = session.feed("".join(f"for n in range({number}, {number + 20}): kept.append({text})\n" for text in live))
            assert not isinstance(answer, Failure), answer.text
        answer = session.feed("".join(f"for n in range(3000): {text}\n" for text in garbage))
        assert not isinstance(answer, Failure), answer.text
        assert session.feed("kept.clear()") is None


@pytest.mark.parametrize("text", MADE)
def test_censuses_are_a_small_part_of_the_work_near_the_limit(text: str) -> None:
    """With live data of nine tenths of the limit: what censuses looked at stays within what the fuel of the run pays for, but for two."""
    session = Session(LIMITS)
    session.feed(f"{WORLD}kept = []\n")
    while count(session.vm) < LIMITS.max_memory * 9 // 10:
        answer = session.feed("kept.extend([str(n) for n in range(2000)])\n")
        assert not isinstance(answer, Failure), answer.text
    before = session.vm.counted
    count(session.vm)
    one = session.vm.counted - before
    before = session.vm.counted
    answer = session.feed(f"for n in range({20_000 if not FROM_SOURCE else 3_000}): {text}\n")
    assert not isinstance(answer, Failure), answer.text
    assert session.vm.counted - before <= 2 * one + session.usage["fuel"] // FUEL_A_STEP


BREAKING: Final = {
    "numbers": "l = []\nwhile True: l.append(len(l) * 1000003)\n",
    "lists": "l = []\nwhile True: l.append([len(l)])\n",
    "longer and longer": "l = []\nwhile True: l += [len(l)]\n",
    "views": "l = []\nwhile True: l.append({}.items())\n",
    "properties": "l = []\nwhile True: l.append(property(len))\n",
    "beside garbage": "l = []\nwhile True:\n    l.append(str(len(l)))\n    'x' * 5000\n",
    "half of it": "l = []\nwhile True:\n    l.append([0] * 50)\n    [1] * 50\n",
    "doubled": "l = [1]\nwhile True: l = l + l\n",
    "text": "s = 'x'\nwhile True: s += s + 'y'\n",
    "dict": "d = {}\nwhile True: d[len(d)] = (len(d),)\n",
    "instances": "class A: pass\nl = []\nwhile True:\n    a = A()\n    a.x = len(l) + 1000\n    l.append(a)\n",
    "deep": "l = None\nwhile True: l = [l]\n",
    "let go and kept again": "while True:\n    l = [(n,) for n in range(20000)]\n    k = l + l + l\n    l = [l, k, k * 3, k * 4]\n",
}
"""Programs that hit the memory limit, by what they do it with."""

TOLD: Final = """
import json, sys
from interp.host.session import Session
from interp.limits import Limits
for text in json.load(sys.stdin):
    session = Session(Limits(**json.loads(sys.argv[1])))
    failure = session.feed(text)
    print(json.dumps([failure.limit, failure.message, session.usage["fuel"], session.usage["memory"]]))
"""


def ended(text: str) -> list[object]:
    """How a program ends under LIMITS in this process."""
    session = Session(LIMITS)
    failure = session.feed(text)
    assert isinstance(failure, Failure)
    return [failure.limit, failure.message, *session.usage.values()]


@pytest.fixture(scope="module")
def elsewhere() -> list[dict[str, list[object]]]:
    """How they end in processes of their own, of each build that there is."""
    found = []
    for program in (TOLD, f"from differential.from_source import load_from_source\nload_from_source('interp')\n{TOLD}"):
        command = [sys.executable, "-c", program, json.dumps(LIMITS._asdict())]
        done = subprocess.run(command, input=json.dumps(list(BREAKING.values())), capture_output=True, text=True, check=True)
        found.append(dict(zip(BREAKING, map(json.loads, done.stdout.splitlines()), strict=True)))
    return found


@pytest.mark.skipif(not FROM_SOURCE and compiled.state() != "compiled", reason="there is one build")
@pytest.mark.parametrize("name", BREAKING)
def test_a_memory_limit_falls_at_one_step(name: str, elsewhere: list[dict[str, list[object]]]) -> None:
    """In both builds, again, and in a process that has grown and shrunk by far more than the limit."""
    expected = ended(BREAKING[name])
    assert expected[0] == "memory"
    ballast = [[n] for n in range(200_000)]
    assert ended(BREAKING[name]) == expected
    del ballast
    gc.collect()
    assert [ended(BREAKING[name]), *(each[name] for each in elsewhere)] == [expected] * 3

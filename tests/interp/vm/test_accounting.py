"""What a session's memory is said to be, held against what the process really grew by; and that garbage never ends a program.

Accounted is between 1.0 and 1.6 of real for heaps above a MiB, of any type or mixed. Compiled only: uncompiled our own objects are larger.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interp import compiled
from interp.clock import resident
from interp.host.session import Session
from interp.limits import Limits
from interp.outcome import Failure
from interp.vm import census
from tests.conftest import FROM_SOURCE

pytestmark = pytest.mark.skipif(FROM_SOURCE or compiled.state() != "compiled" or not resident(), reason="compiled, on Linux")

NOISE: Final = 0.5
"""MiB that a process grows by for its own ends while a heap is made (measured: at most 0.3 beyond what is accounted)."""

ITEMS: Final = {
    "ints": "n * 1000003", "large ints": "7 ** (n % 50 + 20)", "floats": "n * 0.5", "complex": "n + 1j",
    "text": "str(n) + 'abc'",
    "long text": "'x' * (n % 500)", "wide text": "'\\u1234' * (n % 90 + 2)", "bytes": "bytes(n % 60)", "bytearrays": "bytearray(n % 60)",
    "lists": "[n, n]", "grown lists": "grown(n)", "tuples": "(n, n + 0.5)", "dicts": "{'a': n, 'b': None}", "int dicts": "{n: n, n + 1: n}",
    "large dicts": "dict.fromkeys(range(n % 40))", "sets": "{n, n + 1}", "frozensets": "frozenset((n,))", "ranges": "range(n, n + 1000)",
    "slices": "slice(n, n + 1000)", "instances": "Plain(n)", "slotted": "Slotted(n)", "functions": "lambda a=n: a",
    "closures": "closure(n)",
    "bound methods": "Plain(n).method", "generators": "generator(n)", "exceptions": "ValueError(n)", "raised": "raised(n)",
    "list iterators": "iter([n])", "maps": "map(len, [n])", "views": "{n: n}.items()", "properties": "property(len)", "nested": "[[[n]]]",
    "emptied dicts": "emptied(n)",
}  # fmt: skip
"""How to make one object of many kinds, from its number."""

WORLD: Final = """
class Plain:
    def __init__(self, n): self.n, self.m = n, None
    def method(self): return self.n
class Slotted:
    __slots__ = ('n',)
    def __init__(self, n): self.n = n
def grown(n):
    made = []
    for i in range(n % 9): made.append(i)
    return made
def closure(n):
    def inner(): return n
    return inner
def generator(n):
    made = (x for x in (n,))
    next(made)
    return made
def raised(n):
    try: raise KeyError(n)
    except KeyError as error: return error
def emptied(n):
    made = dict.fromkeys(range(n % 40 + 6))
    for key in list(made): del made[key]
    return made
"""


PROGRAM: Final = """
import gc, json, sys
from interp.clock import resident
from interp.host.session import Session
from interp.limits import Limits
from interp.vm.census import count
pieces, world = json.load(sys.stdin)
session = Session(Limits(max_memory=2**31, max_feed_duration_secs=60.0))
session.feed(world + "kept = []\\n" + "".join(f"for n in range(300): {text}\\n" for text, _ in pieces))
gc.collect()
accounted, real = count(session.vm), resident()
for text, number in pieces:
    session.feed(f"kept.append([{text} for n in range(1000, {1000 + number})])\\nn = None\\n")
grown = resident() - real  # before counting, which takes memory of its own
print((count(session.vm) - accounted) / 2**20, grown / 2**20)
"""


def measured(pieces: list[tuple[str, int]]) -> tuple[float, float]:
    """MiB accounted and MiB really grown by, of a heap made in a fresh process: one that had freed memory before would not grow."""
    given = json.dumps([[(ITEMS[kind], number) for kind, number in pieces], WORLD])
    done = subprocess.run([sys.executable, "-c", PROGRAM], input=given, capture_output=True, text=True, check=True)
    accounted, real = done.stdout.split()
    return float(accounted), float(real)


@pytest.mark.parametrize("kind", ITEMS)
def test_a_heap_of_one_kind_is_accounted_as_it_is(kind: str) -> None:
    accounted, real = measured([(kind, 100_000)])
    assert real > 1 and real - NOISE <= accounted <= 1.6 * real, f"{accounted:.1f} MiB accounted, {real:.1f} MiB real"


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(sorted(ITEMS)), st.integers(5_000, 60_000)), min_size=2, max_size=6))
def test_mixed_heaps_are_accounted_as_they_are(pieces: list[tuple[str, int]]) -> None:
    accounted, real = measured(pieces)
    assert real < 1 or real - NOISE <= accounted <= 1.6 * real, f"{accounted:.1f} MiB accounted, {real:.1f} MiB real"


ALIKE: Final = """
import re, sys
from pathlib import Path
from interp.clock import resident
from interp.host.session import Session
from interp.limits import Limits
session = Session(Limits(max_memory=64 * 2**20, max_feed_duration_secs=60.0))
session.feed("1 + 1")
before = resident()
answer = session.feed(sys.argv[1])
# not `ru_maxrss`, which a process takes over from the one that started it
most = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
print(answer.limit, most / 2**10 - before / 2**20)
"""


@pytest.mark.parametrize(
    "text",
    [
        "[(a, b) for a in range(10**5) for b in range(10**5)]",
        "f = None\nwhile True: f = (lambda g: lambda: g)(f)",
        "l = []\nwhile True: l.append(l)",
        "d = {}\nwhile True: d[len(d)] = d",
    ],
)
def test_a_census_of_many_objects_takes_little_itself(text: str) -> None:
    """Compiled, it once remembered every object that it saw: a process at its limit of 64 MiB grew to 117."""
    done = subprocess.run([sys.executable, "-c", ALIKE, text], capture_output=True, text=True, check=True)
    limit, peak = done.stdout.split()
    assert limit == "memory" and float(peak) < 64 * 1.1 + 16, done.stdout


GARBAGE: Final = {
    "lists": "[0] * 1000", "texts": "'x' * 5000 + str(n)", "ints": "[n * 1000003] * 3", "cycles": "cycle()",
    "dicts": "dict.fromkeys(range(50))", "instances": "[A() for _ in range(20)]", "generators": "list(x for x in (n,))",
    "exec": "exec('x = 1', {})",
}  # fmt: skip


@pytest.mark.parametrize("kind", GARBAGE)
def test_garbage_ends_no_program(kind: str) -> None:
    """Beside live data of nearly half the limit, many times the limit in garbage."""
    session = Session(Limits(max_memory=16 * 2**20, max_feed_duration_secs=60.0))
    text = f"""
class A:
    def __init__(self): self.own = [self]
def cycle():
    made = [0] * 500
    made.append(made)
live = [str(n) for n in range(80_000)]
for n in range({3_000 if kind == "exec" else 40_000}):
    {GARBAGE[kind]}
len(live)
"""
    answer = session.feed(text)
    assert answer == 80_000, answer.text if isinstance(answer, Failure) else answer


def test_live_data_that_grow_meet_the_limit() -> None:
    session = Session(Limits(max_memory=16 * 2**20, max_feed_duration_secs=30.0))
    answer: Any = session.feed("l = []\nwhile True: l.append({'x': len(l) + 1000})")
    assert isinstance(answer, Failure) and answer.limit == "memory"
    assert census.count(session.vm) > 8 * 2**20

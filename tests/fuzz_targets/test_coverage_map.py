"""Behaviour keys: what they tell apart, and that the operations they watch are there."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from fuzz_targets.coverage_map import COUNTERS, WATCHED, keyword_names, literal, name_of, shape, shapes

KEYS = """
import json, sys
from differential.from_source import load_from_source
load_from_source("interp")
from fuzz_targets.coverage_map import Behaviour
from interp.host.session import Session
from interp.limits import Limits
behaviour = Behaviour()
behaviour.watch()
found = []
for program in json.loads(sys.argv[1]):
    behaviour.clear()
    Session(Limits()).feed(program, print_callback=lambda text: None)
    found.append(sorted(map(repr, behaviour.keys)))
print(json.dumps(found))
"""


def keys_of(*programs: str) -> list[set[str]]:
    """The behaviour keys of programs, in a process of its own: watching can't be undone."""
    env = {**os.environ, "PYTHONHASHSEED": "0"}
    ended = subprocess.run([sys.executable, "-c", KEYS, json.dumps(programs)], env=env, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    return [set(keys) for keys in json.loads(ended.stdout)]


def test_keys_tell_operands_and_endings_apart_and_repeat() -> None:
    texts = ["x = 'a' * 3", "x = [1] * 3", "try:\n    'a' * 'b'\nexcept TypeError:\n    pass", "x = 'a'.find('b')", "x = 'a' * 3"]
    text, listed, failed, found, again = keys_of(*texts)
    assert text == again
    assert text != listed
    assert any("binary" in key and "TypeError" in key for key in failed - text)
    assert any("str.find" in key for key in found)


def test_each_watched_operation_can_be_met() -> None:
    assert keys_of("x = 1")[0] == keys_of("y = 1")[0]  # and `watch` found them all: it raises AttributeError for one that is gone
    assert all(spec[0] == "." for names in WATCHED.values() for spec in names.values())  # the machine comes first


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, -1),
        (1, 0),
        (1, 2**31),
        (2**40, 2**70),
        (1.0, 1.5),
        (1.0, float("nan")),
        ("", "a"),
        ("a", "é"),
        ([], [1]),
        (1, True),
        (b"", b"a"),
    ],
)
def test_shapes_that_code_distinguishes_differ(one: object, other: object) -> None:
    assert shape(one) != shape(other)


@pytest.mark.parametrize(("one", "other"), [(1, 2), ("a", "b"), ([1], [2, 3]), (1.5, 2.25)])
def test_shapes_of_the_same_sort_are_one(one: object, other: object) -> None:
    assert shape(one) == shape(other)


def test_parts_of_keys() -> None:
    assert name_of("__add__") == "__add__"
    assert name_of("whatever") == name_of("other")
    assert shapes([1, 1, 1, 1, 1]) == shapes([1, 1, 1, 1])
    assert literal("x" * 100) == "x" * 16
    assert keyword_names({"b": 1, "a": 2}) == ("a", "b")
    assert keyword_names(None) == ()


def test_there_are_as_many_counters_as_a_power_of_two() -> None:
    assert COUNTERS.bit_count() == 1

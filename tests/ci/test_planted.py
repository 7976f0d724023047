"""Planted builds: each fault is written for the text of today, and what is asked for is known."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from ci.complaint import Complaint
from ci.score.planted import Planted, known

FAULTS = known()


def test_there_are_ten_faults_or_more() -> None:
    assert len(FAULTS) >= 10


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_changes_one_place_of_the_text_and_is_python(name: str) -> None:
    [text] = FAULTS[name].rewritten().values()
    ast.parse(text)
    assert FAULTS[name].wrong in text
    assert FAULTS[name].wrong != FAULTS[name].right


def test_a_text_that_is_not_there_is_complained_of() -> None:
    with pytest.raises(Complaint, match="has the text of 'gone' 0 times"):
        Planted("gone", "limits.py", "no such text", "", "").rewritten()


def test_an_unknown_fault_is_refused_in_one_line() -> None:
    ended = subprocess.run([sys.executable, "-m", "ci.score.planted", "no-such"], capture_output=True, text=True)
    assert ended.returncode == 2
    assert ended.stderr.startswith("montyfuzz: unknown fault 'no-such': there are ")
    assert ended.stderr.count("\n") == 1

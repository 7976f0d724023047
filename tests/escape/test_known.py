"""Known ways out of Python sandboxes, written as programs: whatever one does, it does not come to where it calls `escaped`.

The ways are those of the published advisories against RestrictedPython (format strings, `str.format_map`, generator frames, names that
are no str), asteval and simpleeval (attributes of functions and of format templates, dunder chains from literals), smolagents' executor
(imports, builtins of modules that were let in), and of CPython's own history.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from interp.host.session import Session
from interp.limits import Limits
from interp.outcome import Failure
from tests.conformance.chunks import Chunk, read_chunks

WAYS = [pytest.param(chunk, id=chunk.name) for chunk in read_chunks(Path(__file__).parent / "known.chunks")]
LIMITS = Limits(max_memory=32 * 2**20, max_feed_duration_secs=2.0, max_output=10_000)


@pytest.mark.parametrize("chunk", WAYS)
def test_a_known_way_out_is_none(chunk: Chunk) -> None:
    reached: list[str] = []
    before = (sys.getrecursionlimit(), dict(os.environ), os.getcwd())
    session = Session(LIMITS)
    answer = session.feed(chunk.text, external_lookup={"escaped": lambda: reached.append(chunk.name)}, print_callback=lambda text: None)
    assert not reached
    assert not isinstance(answer, Failure) or answer.kind in ("raised", "limited", "refused", "syntax")
    assert (sys.getrecursionlimit(), dict(os.environ), os.getcwd()) == before
    assert session.feed("[n * 2 for n in range(3)]", print_callback=lambda text: None) == [0, 2, 4]


def test_reaching_it_would_be_seen() -> None:
    """The positive control: this one arrives."""
    reached: list[str] = []
    Session(LIMITS).feed("escaped()", external_lookup={"escaped": lambda: reached.append("here")})
    assert reached == ["here"]


def test_there_are_ways_enough() -> None:
    assert len(WAYS) >= 50

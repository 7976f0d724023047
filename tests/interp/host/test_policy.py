"""What a guest learns of time and chance is the policy's: by default the same in every session, and never the host's."""

from __future__ import annotations

import time

import pytest

from interp import HostPolicy, Monty, MontyRuntimeError, Policy

PROGRAM = """
import time, random, secrets, uuid, os, datetime
before = time.perf_counter()
found = [time.time(), str(datetime.datetime.now()), random.random(), secrets.token_hex(4), str(uuid.uuid4()), os.urandom(3)]
time.sleep(2)
[*found, time.perf_counter() - before >= 2, time.monotonic() < time.monotonic()]
"""


def run(policy: Policy | None, text: str = PROGRAM) -> object:
    with Monty() as pool, pool.checkout(policy=policy) as session:
        return session.feed_run(text)


def test_sessions_learn_the_same_unless_told_otherwise() -> None:
    first = run(None)
    assert isinstance(first, list)
    assert first == run(None) == run(Policy())
    assert first[1].startswith("2025-01-01 00:00:00") and first[-2:] == [True, True]
    other = run(Policy(seed=1, start=0))
    assert isinstance(other, list)
    assert [a == b for a, b in zip(first[:6], other[:6], strict=True)] == [False] * 6
    assert other[1].startswith("1970-01-01")


def test_the_hosts_own_clock_and_chance_are_there_for_the_asking() -> None:
    found = [run(HostPolicy(), "import time, os\n(time.time(), os.urandom(16))") for _ in range(2)]
    assert found[0] != found[1]
    assert all(isinstance(each, tuple) and abs(each[0] - time.time()) < 60 for each in found)


def test_a_guest_sleeps_no_longer_than_it_may() -> None:
    with Monty() as pool, pool.checkout(limits={"max_total_sleep_secs": 1.0}) as session:
        session.feed_run("import time\ntime.sleep(0.9)")
        with pytest.raises(MontyRuntimeError, match="sleep limit exceeded"):
            session.feed_run("time.sleep(0.2)")

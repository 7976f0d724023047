"""Feeds that await at the top level, and what a guest's sleep costs."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from interp import Monty, MontyRuntimeError, Session
from interp.host.policy import HostPolicy

AWAITING = "import asyncio\nasync def double(x):\n    await asyncio.sleep(0.01)\n    return x * 2\n"
ENDLESS = 1e6
"""A limit in seconds that no test reaches."""


@pytest.fixture
def session() -> Iterator[Session]:
    with (
        Monty() as pool,
        pool.checkout(limits={"max_total_sleep_secs": 3.0, "max_instructions": 500_000, "max_feed_duration_secs": 60.0}) as made,
    ):
        made.feed_run(AWAITING)
        yield made


def failure(session: Session, code: str) -> tuple[str, str, str]:
    """How a feed ends: exception, message and limit."""
    with pytest.raises(MontyRuntimeError) as caught:
        session.feed_run(code)
    ended = caught.value.failure
    return ended.exception, ended.message, ended.limit


def test_a_feed_awaits(session: Session) -> None:
    assert session.feed_run("r = await double(4)\nr") == 8
    assert session.feed_run("await asyncio.gather(double(1), double(r))") == [2, 16]
    assert session.feed_run("[i async for i in (await double(y) for y in range(3))]") == [0, 2, 4]
    assert session.feed_run("async with asyncio.timeout(1): last = r\nlast") == 8
    assert session.feed_run("asyncio.run(double(5))") == 10


def test_an_error_in_what_is_awaited_has_the_guests_lines(session: Session) -> None:
    code = "async def bad():\n    raise KeyError('k')\nawait bad()"
    with pytest.raises(MontyRuntimeError) as caught:
        session.feed_run(code)
    assert [line for line in caught.value.traceback().splitlines() if "File" in line] == [
        '  File "main.py", line 3, in <module>',
        '  File "main.py", line 2, in bad',
    ]
    assert session.feed_run("await double(1)") == 2


def test_a_loop_that_hit_a_limit_is_left_behind(session: Session) -> None:
    assert failure(session, "while True: await asyncio.sleep(0)")[2] == "instructions"
    assert failure(session, "asyncio.run(asyncio.sleep(100))")[2] == "sleep"
    assert session.feed_run("await double(1)") == 2


def test_sleep_is_counted_over_the_whole_session(session: Session) -> None:
    session.feed_run("await asyncio.sleep(2)")
    assert failure(session, "await asyncio.sleep(2)") == ("TimeoutError", "sleep limit exceeded: 4s > 3s", "sleep")
    session.feed_run("await asyncio.sleep(0.5)")
    assert failure(session, "import time\ntime.sleep(1)")[2] == "sleep"


def test_waiting_for_what_never_comes_is_a_breach_that_nothing_catches(session: Session) -> None:
    printed: list[str] = []
    code = "try:\n    await asyncio.Event().wait()\nfinally:\n    print('never')"
    with pytest.raises(MontyRuntimeError, match="sleep limit exceeded"):
        session.feed_run(code, print_callback=printed.append)
    assert not printed


def test_sleeps_that_overlap_cost_the_longest_alone(session: Session) -> None:
    assert session.feed_run("await asyncio.gather(*[asyncio.sleep(2, n) for n in range(50)])") == list(range(50))


def test_the_hosts_clock_is_waited_for() -> None:
    with Monty() as pool, pool.checkout(policy=HostPolicy()) as session:
        began = time.monotonic()
        session.feed_run("import asyncio\nawait asyncio.gather(*[asyncio.sleep(0.1) for _ in range(5)])")
        assert time.monotonic() - began >= 0.1


@pytest.mark.parametrize("code", ["import asyncio\nawait asyncio.sleep(1000)", "import time\ntime.sleep(1000)"])
def test_an_interrupt_and_the_time_limit_are_heard_in_sleep(code: str) -> None:
    limits = {"max_total_sleep_secs": ENDLESS, "max_feed_duration_secs": ENDLESS}
    with Monty() as pool, pool.checkout(limits=limits, policy=HostPolicy()) as session:
        stop = threading.Timer(0.5, session.interrupt)
        stop.start()
        assert failure(session, code)[2] == "interrupt"
        stop.join()
    limits["max_feed_duration_secs"] = 0.5
    with Monty() as pool, pool.checkout(limits=limits, policy=HostPolicy()) as session:
        assert failure(session, code)[2] == "time"

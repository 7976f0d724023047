"""Sessions in processes of their own: they do what others do, and what takes one down takes nothing else with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interp import Monty, MontyConversionError, MontyCrashedError, MontyRuntimeError, MontySyntaxError
from interp.host.isolated import IsolatedSession, Workers
from interp.host.policy import HostPolicy, Policy
from interp.host.wire import WireError, pack, unpack
from interp.limits import Limits

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the jail is Linux's")

LIMITS = {"max_memory": 32 * 2**20, "max_feed_duration_secs": 0.5}


@pytest.fixture(scope="module")
def pool() -> Iterator[Monty[IsolatedSession]]:
    with Monty(isolation="process", grace=0.5) as pool:
        yield pool


@pytest.fixture
def session(pool: Monty[IsolatedSession]) -> Iterator[IsolatedSession]:
    with pool.checkout(LIMITS) as session:
        yield session


def process_of(pool: Monty[IsolatedSession]) -> set[int]:
    """The processes that a pool's zygote has forked."""
    workers = pool._workers
    assert workers is not None and workers._process is not None
    listing = f"/proc/{workers._process.pid}/task/{workers._process.pid}/children"
    with open(listing, encoding="ascii") as children:
        return set(map(int, children.read().split()))


VALUES: list[Any] = [
    None, True, 0, -(2**70), 1 << 20_000, 1.5, float("inf"), 2j, "", "a\ud800\U0001f40d", b"\0\xff", bytearray(b"x"), [], [1, [2, (3,)]],
    (), {"a": {1: 2.5}}, {(1, 2): {3}}, frozenset({1, "x"}), range(2, 9, 3), ..., slice(1, None, "x"),
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_values_cross_as_they_are(session: IsolatedSession, value: Any) -> None:
    assert unpack(pack(value)) == value
    if type(value) is not slice:
        there = session.feed_run("value", inputs={"value": value})
        assert there == value and type(there) is type(value)


def test_odd_numbers_cross(session: IsolatedSession) -> None:
    assert repr(session.feed_run("[float('nan'), -0.0, True]")) == "[nan, -0.0, True]"


def test_what_is_shared_crosses_once() -> None:
    value: Any = 1
    for _ in range(60):
        value = (value, value)
    assert len(pack(value)) == 61


NONSENSE: list[Any] = [
    [], [["list", 0]], [["list", -1]], [["list", 1], ["int", "0x1"]], [["eval", "1"]], [["int", 1]], [["str", 5]],
    [["dict", 0]], [[[]]], 5, [5],
]  # fmt: skip


@pytest.mark.parametrize("nodes", NONSENSE)
def test_nonsense_is_no_value(nodes: Any) -> None:
    with pytest.raises(WireError):
        unpack(nodes)


def test_globals_live_from_feed_to_feed_and_sessions_are_apart(pool: Monty[IsolatedSession], session: IsolatedSession) -> None:
    session.feed_run("x = [1]")
    session.feed_run("x.append(2)")
    assert session.feed_run("x") == [1, 2]
    with pool.checkout(LIMITS) as other, pytest.raises(MontyRuntimeError, match="name 'x' is not defined"):
        other.feed_run("x")


def test_errors_come_as_they_do_in_process(session: IsolatedSession) -> None:
    with pytest.raises(MontySyntaxError):
        session.feed_run("1 +")
    with pytest.raises(MontyRuntimeError) as caught:
        session.feed_run("def f():\n    return 1 / 0\nf()\n")
    assert caught.value.failure.line == 2
    assert "ZeroDivisionError" in caught.value.traceback()
    assert session.feed_run("[lambda: 1]") is not None


def test_host_functions_and_output(session: IsolatedSession) -> None:
    printed: list[str] = []

    def half(number: int, *, twice: bool = False) -> Any:
        if number % 2:
            raise KeyError(number)
        return [number // 2 * (1 + twice)]

    code = "print(half(8), limit)\ntry:\n    half(3)\nexcept KeyError as error:\n    print(error.args)\nhalf(4, twice=True)"
    assert session.feed_run(code, external_lookup={"half": half, "limit": 5}, print_callback=printed.append) == [4]
    assert "".join(printed) == "[4] 5\n(3,)\n"


def test_a_limit_leaves_the_session_usable(session: IsolatedSession) -> None:
    for code, limit in (("while True: pass", "time"), ("[0] * 10**9", "memory")):
        with pytest.raises(MontyRuntimeError) as caught:
            session.feed_run(code)
        assert caught.value.failure.limit == limit
    assert session.feed_run("6 * 7") == 42
    assert session.usage["fuel"] > 0


def test_a_callback_that_raises_ends_the_session(pool: Monty[IsolatedSession]) -> None:
    def refuse(text: str) -> None:
        raise ValueError("the host's own")

    with pool.checkout(LIMITS) as session:
        with pytest.raises(ValueError, match="the host's own"):
            session.feed_run("print(1)", print_callback=refuse)
        with pytest.raises(MontyCrashedError):
            session.feed_run("1")


def test_what_cannot_cross_is_refused_on_either_side(session: IsolatedSession) -> None:
    with pytest.raises(MontyConversionError):
        session.feed_run("1", inputs={"x": object()})
    with pytest.raises(MontyConversionError):
        session.feed_run("x = []\nfor _ in range(500): x = [x]\nx")
    assert session.feed_run("1") == 1


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGXCPU])
def test_a_worker_that_dies_is_one_error_and_the_pool_goes_on(pool: Monty[IsolatedSession], number: signal.Signals) -> None:
    pool.checkout(LIMITS).close()
    before = process_of(pool)
    with pool.checkout(LIMITS) as session, pool.checkout(LIMITS) as other:
        (pid, _) = sorted(process_of(pool) - before)
        os.kill(pid, number)
        with pytest.raises(MontyCrashedError, match="has ended"):
            session.feed_run("1")
        assert other.feed_run("2") == 2
    with pool.checkout(LIMITS) as third:
        assert third.feed_run("3") == 3


def test_one_that_does_not_end_is_killed_after_the_grace(pool: Monty[IsolatedSession]) -> None:
    pool.checkout(LIMITS).close()
    before = process_of(pool)
    with pool.checkout(LIMITS) as session:
        (pid,) = process_of(pool) - before
        os.kill(pid, signal.SIGSTOP)
        began = time.monotonic()
        with pytest.raises(MontyCrashedError) as caught:
            session.feed_run("1")
        assert caught.value.timed_out and time.monotonic() - began >= 1.0
        assert pid not in process_of(pool)


def test_a_zygote_that_dies_is_replaced(pool: Monty[IsolatedSession]) -> None:
    with pool.checkout(LIMITS) as session:
        workers = pool._workers
        assert workers is not None and workers._process is not None
        workers._process.kill()
        workers._process.wait()
        with pytest.raises(MontyCrashedError):
            session.feed_run("1")
    with pool.checkout(LIMITS) as session:
        assert session.feed_run("1") == 1


def test_a_feed_can_be_interrupted(pool: Monty[IsolatedSession]) -> None:
    with pool.checkout({"max_feed_duration_secs": 30.0}) as session:
        threading.Timer(0.2, session.interrupt).start()
        with pytest.raises(MontyRuntimeError) as caught:
            session.feed_run("while True: pass")
        assert caught.value.failure.limit == "interrupt"
        assert session.feed_run("1") == 1


def test_the_process_is_in_jail(pool: Monty[IsolatedSession]) -> None:
    pool.checkout(LIMITS).close()
    before = process_of(pool)
    with pool.checkout(LIMITS) as session:
        assert session.feed_run("1") == 1
        (pid,) = process_of(pool) - before

        def proc(name: str) -> str:
            with open(f"/proc/{pid}/{name}", encoding="utf-8") as file:
                return file.read()

        limits = {line[:25].strip(): line[25:].split() for line in proc("limits").splitlines()}
        assert limits["Max core file size"][0] == "0"
        assert limits["Max processes"][0] == "0"
        assert limits["Max file size"][0] == "0"
        assert limits["Max open files"][0] == "64"
        assert limits["Max cpu time"][0].isdecimal()
        assert int(limits["Max address space"][0]) < 2**30
        status = dict(line.split(":\t", 1) for line in proc("status").splitlines() if ":\t" in line)
        if "seccomp" in pool.jail:
            assert status["Seccomp"].strip() == "2"
        if "nobody" in pool.jail:
            assert set(status["Uid"].split()) == {"65534"}
        if "no-network" in pool.jail:
            assert os.readlink(f"/proc/{pid}/ns/net") != os.readlink("/proc/self/ns/net")
        assert [name for name in proc("environ").split("\0") if name and not name.startswith("PYTHONHASHSEED=")] == []


def test_the_kernel_holds_the_memory_too() -> None:
    """Beyond what the guest's own limit should let it have."""
    workers = Workers(grace=1.0)
    try:
        with workers.checkout(Limits.of({"max_memory": 2**20})) as session:
            assert session.feed_run("1") == 1
    finally:
        workers.close()


def test_time_and_chance_are_the_policy_s(pool: Monty[IsolatedSession]) -> None:
    code = "import random, time\n(random.random(), time.time())"
    with Monty() as here, here.checkout(LIMITS, Policy(7)) as session:
        expected: Any = session.feed_run(code)
    with pool.checkout(LIMITS, Policy(7)) as isolated:
        there: Any = isolated.feed_run(code)
    assert there[0] == expected[0]
    with pool.checkout(LIMITS, HostPolicy()) as isolated:
        there = isolated.feed_run(code)
        assert abs(there[1] - time.time()) < 60

    class Own(Policy):
        pass

    with pytest.raises(ValueError, match="a Policy or a HostPolicy"):
        pool.checkout(LIMITS, Own())


def test_an_unknown_isolation_is_refused() -> None:
    with pytest.raises(ValueError, match="isolation must be"):
        Monty(isolation="thread")  # type: ignore[call-overload]


def test_it_works_wherever_the_host_runs(tmp_path: Path) -> None:
    """The package may have been found by an import hook (an editable install's), of which the worker knows nothing."""
    program = "from interp import Monty\nwith Monty('process') as pool, pool.checkout() as session: print(session.feed_run('6 * 7'))"
    ran = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True)
    assert (ran.stdout, ran.stderr) == ("42\n", "")

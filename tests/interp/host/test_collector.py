"""The host's garbage collector comes less often while a session is open, and as the host set it afterwards."""

import gc
from collections.abc import Iterator

import pytest

from interp import Monty
from interp.vm.frame import Instr


@pytest.fixture(autouse=True)
def _threshold() -> Iterator[None]:
    gc.collect()  # sessions of other tests that were never closed
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_the_last_session_gives_the_setting_back() -> None:
    gc.set_threshold(700, 10, 10)
    with Monty() as pool:
        with pool.checkout() as session:
            assert gc.get_threshold()[0] > 700
            with pool.checkout():
                pass
            assert gc.get_threshold()[0] > 700
            session.close()
            session.close()
        assert gc.get_threshold() == (700, 10, 10)


def test_a_session_that_is_dropped_gives_it_back() -> None:
    gc.set_threshold(700, 10, 10)
    with Monty() as pool:
        session = pool.checkout()
        session.feed_run("1 + 1")
        assert gc.get_threshold()[0] > 700
        del session
        gc.collect()
        assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("set_by_the_host", [(0, 10, 10), (100_000, 5, 5)])
def test_a_host_that_wants_it_seldom_is_left_alone(set_by_the_host: tuple[int, int, int]) -> None:
    gc.set_threshold(*set_by_the_host)
    with Monty() as pool, pool.checkout() as session:
        session.feed_run("[] == []")
        assert gc.get_threshold() == set_by_the_host
    assert gc.get_threshold() == set_by_the_host


def linked() -> int:
    return sum(type(each) is Instr for each in gc.get_objects())


def test_a_session_that_ends_leaves_next_to_nothing_for_it() -> None:
    def session() -> int:
        with Monty() as pool, pool.checkout() as session:
            session.feed_run("import dataclasses, enum, json\nclass A:\n    def f(self):\n        for n in ():\n            pass\nA().f()")
            return linked()

    session()
    gc.collect()
    gc.disable()
    try:
        before = linked()
        during = session()
        assert linked() - before < (during - before) / 10
    finally:
        gc.enable()

"""Attacks on `interp`: what is measured within its process."""

from __future__ import annotations

import gc
import time
import tracemalloc
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from differential.engines.interp import plant_fault
from differential.limits.attacks import BEGUN, NEVER
from differential.limits.conformance import AGAIN, EXPECTED, let_go
from interp import Failure, Monty
from interp.host.session import Session
from interp.limits import Limits

SETTING = 2_000_000
"""Fuel for making what an attack works with."""


def warm() -> None:
    """Loads the interpreter and what every session loads, so that an attack is measured without it."""
    plant_fault()
    with Monty() as pool, pool.checkout() as session:
        session.feed(AGAIN, print_callback=lambda text: None)


@dataclass(frozen=True, slots=True)
class Taken:
    """What an attack took once it had begun: bytes at the most (0 where `tracemalloc` is not on), bytes charged, units of fuel, seconds of
    processor time."""

    bytes: int
    charged: int
    fuel: int
    seconds: float


def taken(text: str, fuel: int = 100_000) -> Taken | None:
    """What an attack takes under limits so wide, but for fuel, that no census forgives anything; None where it does not begin, or hits
    another limit than that of fuel."""
    session = Session(Limits(max_memory=2**30, max_feed_duration_secs=5.0, max_instructions=fuel, max_output=2**30))
    vm = session.vm
    traced = tracemalloc.is_tracing()
    before: list[tuple[int, int, int, float]] = []

    def see(printed: str) -> None:
        if printed.startswith(BEGUN):
            if traced:
                tracemalloc.reset_peak()
            before[:] = [(tracemalloc.get_traced_memory()[0], vm.memory_left, vm.fuel_used, time.process_time())]

    result = session.feed(text, print_callback=see)
    if not before:
        return None
    (there, left, used, started), seconds = before[0], time.process_time()
    if isinstance(result, Failure) and result.limit not in ("", "instructions") and not (result.limit == "time" and not traced):
        return None
    return Taken(tracemalloc.get_traced_memory()[1] - there, left - vm.memory_left, vm.fuel_used - used, seconds - started)


Prepared = Session
"""A session in which an attack's setting has run."""


def prepared(setting: str) -> Prepared | None:
    """A session for an attack with that setting, under limits as wide as those of `taken`; None where it failed."""
    session = Session(Limits(max_memory=2**30, max_feed_duration_secs=5.0, max_instructions=SETTING, max_output=2**30))
    return None if isinstance(session.feed(setting, print_callback=_let_go), Failure) else session


def worked(session: Prepared, work: str, fuel: int) -> Taken | None:
    """What a feed takes in a session that is prepared for it; None where it hits another limit than that of fuel."""
    vm = session.vm
    vm.limits = vm.limits._replace(max_instructions=fuel)
    tracemalloc.reset_peak()
    there, left, started = tracemalloc.get_traced_memory()[0], vm.memory_left, time.process_time()
    result = session.feed(work, print_callback=_let_go)
    took = time.process_time() - started
    made = tracemalloc.get_traced_memory()[1] - there
    if isinstance(result, Failure) and result.limit not in ("", "instructions"):
        return None
    return Taken(made, left - vm.memory_left, vm.fuel_used, took)


def _let_go(printed: str) -> None:
    """What an attack prints is no use to anybody."""


def attacked(text: str, limits: Mapping[str, Any], begin: Callable[[], object], end: Callable[[], object]) -> dict[str, Any]:
    """How a program ended in a session of its own, what it took, and whether the session is well afterwards.

    `cpu`, `fuel` and `wall` are of the feed alone, which `begin` and `end` are called around; freeing what it held is `teardown`.
    """
    printed: list[str] = []
    with Monty() as pool, pool.checkout(limits=dict(limits)) as session:
        begin()
        started, cpu = time.perf_counter(), time.process_time()
        value = session.feed(text, print_callback=printed.append)
        spent, took = time.process_time() - cpu, time.perf_counter() - started
        end()
        fuel = session.usage["fuel"]
        failure = value if isinstance(value, Failure) else None
        del value
        began = time.process_time()
        session.feed(let_go(text), print_callback=printed.append)
        gc.collect()
        teardown = time.process_time() - began
        output = "".join(printed)
        printed.clear()
        session.feed(AGAIN, print_callback=printed.append)
    return {
        "kind": failure.kind if failure else "finished",
        "limit": failure.limit if failure else "",
        "words": f"{failure.exception}: {failure.message}"[:200] if failure else "",
        "begun": BEGUN in output,
        "caught": NEVER in output,
        "cpu": spent,
        "fuel": fuel,
        "wall": took,
        "teardown": teardown,
        "usable": "".join(printed) == EXPECTED,
    }

"""Attacks on `interp`: what is measured within its process."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping
from typing import Any

from differential.engines.interp import plant_fault
from differential.limits.attacks import BEGUN, NEVER
from differential.limits.conformance import AGAIN, EXPECTED, let_go
from interp import Failure, Monty


def warm() -> None:
    """Loads the interpreter and what every session loads, so that an attack is measured without it."""
    plant_fault()
    with Monty() as pool, pool.checkout() as session:
        session.feed(AGAIN, print_callback=lambda text: None)


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

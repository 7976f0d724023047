"""`python -m tests.limits.worker [--from-source]`: runs each attack in a forked process of its own and says what that one used.

A line of JSON in (`text`, `limits`), one out. The parent measures: `peak` is the child's largest resident set beyond that of an empty run,
`cpu` the child's processor seconds until the feed ended (what is freed afterwards is not in it).
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from typing import Any

SECONDS = 30
"""After this an attack is killed: its limit did not hold."""


def attack(text: str, limits: dict[str, Any]) -> dict[str, Any]:
    """What the guest did, and whether the session can be used after it."""
    from interp import Failure, Monty

    printed: list[str] = []
    with Monty() as pool, pool.checkout(limits=limits) as session:
        started = time.process_time()
        value = session.feed(text, print_callback=printed.append)
        cpu = time.process_time() - started
        failure = value if isinstance(value, Failure) else None
        usable = session.feed_run("[number * 2 for number in range(3)]") == [0, 2, 4]
    return {
        "kind": failure.kind if failure else "finished",
        "limit": failure.limit if failure else "",
        "words": f"{failure.exception}: {failure.message}"[:200] if failure else "",
        "never": any("never" in text for text in printed),
        "cpu": cpu,
        "usable": usable,
    }


def forked(text: str, limits: dict[str, Any]) -> dict[str, Any]:
    """The report of a child, with what the kernel says of it; `crashed` when it died or an exception of the host's came out."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(SECONDS)
        try:
            report = attack(text, limits)
        except BaseException as error:
            report = {"kind": "crashed", "words": f"{type(error).__name__}: {error}"[:200]}
        os.write(writing, json.dumps(report).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        data = pipe.read()
    _, status, used = os.wait4(child, 0)
    answer: dict[str, Any] = json.loads(data) if data else {"kind": "crashed", "words": f"the process died, wait status {status}"}
    return {**answer, "peak": used.ru_maxrss * 1024}


def main() -> None:
    """Answers attacks until the input ends."""
    if "--from-source" in sys.argv[1:]:
        from differential.from_source import load_from_source

        load_from_source("interp")
    attack("print([str(number) for number in sorted({1: 2})])", {})
    empty = forked("", {})["peak"]
    for line in sys.stdin:
        report = forked(**json.loads(line))
        print(json.dumps({**report, "peak": report["peak"] - empty}), flush=True)


if __name__ == "__main__":
    main()

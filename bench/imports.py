"""What a program's imports cost: `python -m bench.imports` prints processor milliseconds, side by side with CPython's in a fresh process.

The first session of a process unpacks what the cache on disk has; later ones find the code in the process.
"""

from __future__ import annotations

import subprocess
import sys
import time

from interp import Monty

PROGRAM = "import dataclasses, enum, typing, json"
SESSIONS = 10


def session() -> float:
    """Milliseconds of a session that imports, from its start to its end."""
    began = time.process_time()
    with Monty() as pool, pool.checkout() as guest:
        guest.feed_run(PROGRAM)
    return 1000 * (time.process_time() - began)


def cpython() -> float:
    """The same of a fresh CPython."""
    text = f"import time; began = time.process_time(); {PROGRAM}; print(1000 * (time.process_time() - began))"
    return float(subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True).stdout)


def main() -> None:
    """Print a line for each."""
    with Monty() as pool, pool.checkout() as guest:
        guest.feed_run("print")
    print(f"{PROGRAM}: first session {session():.1f} ms", end="")
    print(f", a later one {min(session() for _ in range(SESSIONS)):.1f} ms", end="")
    print(f", CPython in a fresh process {min(cpython() for _ in range(3)):.1f} ms")


if __name__ == "__main__":
    main()

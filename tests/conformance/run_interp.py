"""One build of `interp` in a process of its own: programs in, outcomes out.

Reads a JSON list of program texts on stdin and writes one line of JSON an outcome, so that what a dead process leaves names its program.
"""

from __future__ import annotations

import json
import sys

from differential.engines.protocol import RunLimits
from differential.from_source import load_from_source
from differential.program import Program

# Small, so that what must hit a limit does it soon; the clock is out of the way, because only fuel is the same in both builds.
LIMITS = RunLimits(seconds=60, memory=32 * 2**20, instructions=5_000_000)


def main() -> None:
    if "--uncompiled" in sys.argv:
        load_from_source("interp")
    from differential.engines.interp import InterpEngine

    engine = InterpEngine()
    for text in json.load(sys.stdin):
        print(json.dumps(engine.run([Program(text)], LIMITS)[0].as_json()), flush=True)
    engine.close()


if __name__ == "__main__":
    main()

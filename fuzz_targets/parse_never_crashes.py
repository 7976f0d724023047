#!/usr/bin/env python3
"""Any text is compiled, or refused with a clean error."""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ == "__main__":  # first of all: what is imported below must be loaded instrumented
    sys.path[0] = str(Path(__file__).resolve().parents[1])
    from fuzz_targets.entry import start

    start(Path(__file__).stem)

from interp.compiler.unit import compile_source
from interp.syntax.refused import Refused


def wrong(text: str) -> str | None:
    """What is wrong with how this text is compiled, or None."""
    try:
        compile_source(text, "main.py", "feed")
    except (SyntaxError, UnicodeEncodeError, Refused):
        return None
    except Exception as error:  # whatever else comes is what this target looks for
        return f"compiling raised {type(error).__name__}: {error}"
    return None

"""Which build of `interp` the tests run on: the compiled one where it is there, never one older than its source.

MONTY_FROM_SOURCE=1 runs them on the uncompiled source although libraries lie beside it.
"""

from __future__ import annotations

import os
import runpy
from pathlib import Path

import pytest

from differential.from_source import load_from_source

RULE = Path(__file__).parent.parent / "interp" / "compiled.py"
FROM_SOURCE = os.environ.get("MONTY_FROM_SOURCE") == "1"
if FROM_SOURCE:
    load_from_source("interp")


def build() -> str:
    """What is being tested, in a word. By path: an interpreter that can't be imported is for its own tests to report."""
    state: str = runpy.run_path(str(RULE))["state"]()
    return "from source" if FROM_SOURCE else state


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to test libraries that are not the build of the source beside them."""
    if build() == "stale":
        pytest.exit("interp's libraries are not the build of its source: run `make build`, or set MONTY_FROM_SOURCE=1", returncode=2)


def pytest_report_header() -> str:
    """One line at the top of each run."""
    return f"interp: {build()}"

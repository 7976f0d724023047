"""`montyfuzz` as a person starts it, and the engines that tests of the harness run on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from differential.engines.found import find_engines

ROOT = Path(__file__).parents[2]
CPYTHON = f"cpython-3.{sys.version_info[1]}"
ENGINES = f"{CPYTHON},pydantic-monty"

DIFFERENT = "print(int('٣'))\n"
"""A program that pydantic-monty 1.4 ends with a ValueError, as it takes ASCII digits only."""


def needs_monty() -> None:
    """Skips the test where pydantic-monty is not installed: it is optional."""
    engines, missing = find_engines(("pydantic-monty",))
    for engine in engines:
        engine.close()
    if missing:
        pytest.skip(missing["pydantic-monty"])


def montyfuzz(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs the command in a folder of the test's own."""
    return subprocess.run([*COMMAND, *arguments], cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, timeout=120)


COMMAND = (sys.executable, "-m", "ci.cli")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}

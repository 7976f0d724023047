"""The score build: a copy of `interp`, instrumented and compiled beside the project's own, in which each fault is switched at run time."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

from ci.complaint import Complaint
from ci.score.instrument import Instrumented
from interp import compiled

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build" / "score"
APART = frozenset({"jail.py", "clock.py", "host/isolated.py", "host/worker.py", "host/wire.py", "stdlib/patterns.py"})
"""Modules that hold no probe: what runs in processes of its own, and what is called at import time only."""


@lru_cache(maxsize=1)
def modules() -> dict[str, Instrumented]:
    """Each compiled module of `interp` by its path in the package, instrumented. Probes are numbered through all of them."""
    found: dict[str, Instrumented] = {}
    first = 0
    for path in compiled.sources():
        if path.as_posix() not in APART:
            made = Instrumented((compiled.ROOT / path).read_text(encoding="utf-8"), first)
            found[path.as_posix()] = made
            first += len(made.probes)
    return found


def probe_count() -> int:
    """How many functions and blocks can tell that they were reached."""
    return sum(len(module.probes) for module in modules().values())


def fingerprint() -> str:
    """A hash of all that the score build is made from."""
    switch = Path(__file__).with_name("switch.py")
    digest = hashlib.sha256(compiled.fingerprint().encode())
    for path in (switch, switch.with_name("instrument.py"), switch.with_name("build.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def write_tree(folder: Path) -> None:
    """Writes the instrumented text; a file whose text is the same keeps its time, for the compiler goes by that."""
    texts = {path.relative_to(compiled.ROOT).as_posix(): path.read_bytes() for path in compiled.ROOT.rglob("*.py")}
    texts.update({name: module.instrumented.encode() for name, module in modules().items()})
    texts["switch.py"] = Path(__file__).with_name("switch.py").read_bytes()
    package = folder / "interp"
    for old in package.rglob("*.py"):
        if old.relative_to(package).as_posix() not in texts:
            old.unlink()
    for name, text in texts.items():
        path = package / name
        if not path.exists() or path.read_bytes() != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)
    shutil.copy(ROOT / "setup.py", folder / "setup.py")
    # nearer than the project's own, whose strictness is about what people write
    (folder / "mypy.ini").write_text("[mypy]\nignore_missing_imports = true\n")


def build() -> Path:
    """The folder to import the score build's `interp` from; compiled if it is not yet, which takes some minutes.

    Raises Complaint where the compiler fails. Without a C compiler it runs uncompiled.
    """
    stamp = BUILD / "made"
    if not stamp.exists() or stamp.read_text() != fingerprint():
        BUILD.mkdir(parents=True, exist_ok=True)
        write_tree(BUILD)
        command = [sys.executable, "setup.py", "-q", "build_ext", "--inplace", "-j", str(os.cpu_count() or 1)]
        ended = subprocess.run(command, cwd=BUILD, env={**os.environ, "PYTHONHASHSEED": "0"}, capture_output=True, text=True)
        if ended.returncode:
            raise Complaint(f"the score build failed: {ended.stderr[-2000:] or ended.stdout[-2000:]}")
        stamp.write_text(fingerprint())
    return BUILD

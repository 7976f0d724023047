"""A rewritten copy of `interp`, compiled in a folder of its own beside the project's."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from ci.complaint import Complaint
from interp import compiled

ROOT = Path(__file__).parents[2]


def fingerprint(rewritten: Mapping[str, str]) -> str:
    """A hash of all that the copy is made from."""
    digest = hashlib.sha256(compiled.fingerprint().encode())
    for name, text in sorted(rewritten.items()):
        digest.update(f"\0{name}\0{text}".encode())
    return digest.hexdigest()


def rebuild(folder: Path, rewritten: Mapping[str, str]) -> Path:
    """The folder to import the copy from, in which the texts `rewritten`, by their paths in the package, stand in place of the project's.

    Compiles what is not compiled yet, which takes some minutes. Raises Complaint where the compiler fails. Without a C compiler it runs
    uncompiled.
    """
    stamp, made_from = folder / "made", fingerprint(rewritten)
    if not stamp.exists() or stamp.read_text() != made_from:
        folder.mkdir(parents=True, exist_ok=True)
        write_tree(folder, rewritten)
        command = [sys.executable, "setup.py", "-q", "build_ext", "--inplace", "-j", str(os.cpu_count() or 1)]
        ended = subprocess.run(command, cwd=folder, env={**os.environ, "PYTHONHASHSEED": "0"}, capture_output=True, text=True)
        if ended.returncode:
            raise Complaint(f"the build in {folder.name} failed: {ended.stderr[-2000:] or ended.stdout[-2000:]}")
        stamp.write_text(made_from)
    return folder


def write_tree(folder: Path, rewritten: Mapping[str, str]) -> None:
    """Writes the text; a file whose text is the same keeps its time, for the compiler goes by that."""
    sources = [*compiled.ROOT.rglob("*.py"), *(compiled.ROOT / compiled.SUPPORT).glob("*.c")]
    texts = {path.relative_to(compiled.ROOT).as_posix(): path.read_bytes() for path in sources}
    texts.update({name: text.encode() for name, text in rewritten.items()})
    package = folder / "interp"
    for old in package.rglob("*.py"):
        if old.relative_to(package).as_posix() not in texts:
            old.unlink()
    for name, content in texts.items():
        path = package / name
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    shutil.copy2(ROOT / "setup.py", folder / "setup.py")  # with its time: all is compiled again that is older
    # nearer than the project's own, whose strictness is about what people write
    (folder / "mypy.ini").write_text("[mypy]\nignore_missing_imports = true\n")

# mypyc: skip
"""Which modules mypyc compiles, and whether what lies beside the source was compiled from it.

`setup.py` runs this file by path, before the package can be imported: the standard library is all it may use.
"""

from __future__ import annotations

import hashlib
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent
SUFFIX: str = sysconfig.get_config_var("EXT_SUFFIX")
STAMP = f".built-{sys.implementation.cache_tag}"
MARKER = "# mypyc: skip"
# source text that is never imported as it stands: guest code, and templates of the machine's loop
TEXT = ("prelude", "stdlib/shims", "vm/handlers")
SUPPORT = "mypyc_support"
"""C text that is built into every module."""


def sources() -> list[Path]:
    """The modules to compile, relative to the package: all but `__init__`, `__main__`, `TEXT`, and those whose first line is `MARKER`."""
    paths = sorted(path.relative_to(ROOT) for path in ROOT.rglob("*.py"))
    return [
        path
        for path in paths
        if not path.name.startswith("__")
        and not path.as_posix().startswith(tuple(f"{folder}/" for folder in TEXT))
        and not (ROOT / path).read_text(encoding="utf-8").startswith(MARKER)
    ]


def fingerprint() -> str:
    """A hash of all that the build is made from: Python's version, the text of every compiled module and what supports them."""
    digest = hashlib.sha256(sys.version.encode())
    for path in [*sources(), *sorted(path.relative_to(ROOT) for path in (ROOT / SUPPORT).glob("*.c"))]:
        digest.update(f"\0{path.as_posix()}\0".encode() + (ROOT / path).read_bytes())
    return digest.hexdigest()


def libraries() -> list[Path]:
    """The compiled modules of this Python that lie beside the source, each module's shared library included."""
    return sorted(ROOT.rglob(f"*{SUFFIX}"))


def orphans() -> Iterator[Path]:
    """Those of `libraries` whose module is gone or is not compiled any more: Python would import them all the same."""
    modules = {ROOT / path.with_suffix("") for path in sources()}
    for library in libraries():
        module = library.name.removesuffix(SUFFIX).removesuffix("__mypyc")
        if library.with_name(module) not in modules:
            yield library


def state() -> str:
    """`compiled`, `uncompiled` (no library of this Python), or `stale` (libraries made from another text than the source has now)."""
    if not libraries():
        return "uncompiled"
    stamp = ROOT / STAMP
    return "compiled" if stamp.exists() and stamp.read_text() == fingerprint() else "stale"


if __name__ == "__main__":
    sys.exit(state() != "compiled")

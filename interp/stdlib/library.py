"""The text and the Code of library modules: the host's own files or our shims, read as text, compiled as guest code, cached.

Two caches: in the process, by name; and on disk beside the package, each file by the hash of what it was made from: the module's text, the
compiler and Python's version. A cache file holds plain data (`bytecode/packing.py`), written here from the host's text and never from
a guest's; without the right to write there is none.
"""

from __future__ import annotations

import os
import sys
from typing import Final

from interp.bytecode.code import FLAG_SHIM, Code
from interp.bytecode.packing import pack, unpack
from interp.compiler.unit import compile_source
from interp.stdlib.patches import PATCHES
from interp.stdlib.table import LIBRARY

FOLDER: Final = os.path.dirname(os.path.abspath(__file__))
SHIMS: Final = os.path.join(FOLDER, "shims")
CACHE: Final = os.path.join(FOLDER, "cache")
HOST: Final = os.path.dirname(os.path.abspath(os.__file__))
"""Where the host's standard library lies."""
SHOWN: Final = "<library>"
"""What a guest sees in its place."""

_MADE_BY: Final = ("bytecode", "compiler", "syntax")

_codes: dict[str, Code] = {}
_fingerprints: list[bytes] = []


def is_package(name: str) -> bool:
    """Whether other modules lie in it, as the host has it or as a shim does."""
    return name in _PACKAGES


_PACKAGES: Final = frozenset(name.rpartition(".")[0] for name in LIBRARY)


def file_of(name: str) -> str:
    """The file of a module's text; "" if it is made of rows alone."""
    shim = os.path.join(SHIMS, f"{name}.py")
    if os.path.exists(shim):
        return shim
    if LIBRARY[name].kind == "native":
        return ""
    stem = os.path.join(HOST, *name.split("."))
    return os.path.join(stem, "__init__.py") if os.path.isdir(stem) else f"{stem}.py"


def shown_file(name: str) -> str | None:
    """What `__file__` says: no path of the host's; None for what is not text of the host's."""
    path = file_of(name)
    return f"{SHOWN}{path[len(HOST) :]}" if path.startswith(HOST) else None


def exists(name: str) -> bool:
    """Whether a guest of this Python may import it."""
    entry = LIBRARY.get(name)
    return entry is not None and entry.since <= sys.version_info[:2] < entry.until


def code_of(name: str) -> Code | None:
    """The module's Code, compiled once per process at most; None if it is made of rows alone. Raises OSError if the host lacks the file."""
    code = _codes.get(name)
    if code is None:
        path = file_of(name)
        if not path:
            return None
        with open(path, "rb") as opened:
            text = opened.read()
        code = _cached(name, text, path)
        _codes[name] = code
    return code


def _cached(name: str, text: bytes, path: str) -> Code:
    made_from = text + repr(PATCHES.get(name)).encode()
    data = kept(name, made_from)
    if data is not None:
        try:
            return unpack(data)
        except (ValueError, EOFError, TypeError, IndexError):
            pass
    shim = path.startswith(SHIMS)
    shown = f"<shim {name}>" if shim else f"{SHOWN}{path[len(HOST) :]}"
    source = text.decode("utf-8")
    for piece, other in PATCHES.get(name, ()):
        source = source.replace(piece, other)
    code = compile_source(source, shown, "exec", hidden=shim)
    pending = [code]
    while pending:
        each = pending.pop()
        each.shared = True
        if shim:
            each.flags |= FLAG_SHIM
        pending.extend(ins.k for ins in each.instructions if isinstance(ins.k, Code))
    keep(name, made_from, pack(code))
    return code


def _kept_in(name: str, made_from: bytes) -> str:
    return os.path.join(CACHE, f"{name}.{_hash(_fingerprint() + made_from).hex()[:32]}")


def _hash(data: bytes) -> bytes:
    import hashlib  # needs what `import interp` should not wait for

    return hashlib.sha256(data).digest()


def kept(name: str, made_from: bytes) -> bytes | None:
    """What the cache on disk has under a name, if the same compiler made it from the same text."""
    try:
        with open(_kept_in(name, made_from), "rb") as opened:
            return opened.read()
    except OSError:
        return None


def keep(name: str, made_from: bytes, data: bytes) -> None:
    """Writes a cache file whole or not at all, and drops what an older text of the module left."""
    import tempfile  # needs what `import interp` should not wait for

    try:
        os.makedirs(CACHE, exist_ok=True)
        for other in os.listdir(CACHE):
            if other.rpartition(".")[0] == name:
                os.unlink(os.path.join(CACHE, other))
        handle, temporary = tempfile.mkstemp(dir=CACHE)
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
        os.replace(temporary, _kept_in(name, made_from))
    except OSError:
        pass


def _fingerprint() -> bytes:
    """A hash of Python's version and of the text of all that makes Code."""
    if not _fingerprints:
        texts = [sys.version.encode()]
        root = os.path.dirname(FOLDER)
        for folder in _MADE_BY:
            for file in sorted(os.listdir(os.path.join(root, folder))):
                if file.endswith(".py"):
                    with open(os.path.join(root, folder, file), "rb") as opened:
                        texts.append(opened.read())
        _fingerprints.append(_hash(b"".join(texts)))
    return _fingerprints[0]

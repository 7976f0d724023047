"""Reads the conformance programs: many small chunks to a file, by area.

A file `<area>/<topic>.chunks` holds chunks separated by lines `---`. A chunk starts with header lines `# key: value`:

- `name` (every chunk has one, unique in its file);
- `python: 3.12`: the oldest Python whose language the chunk is written in;
- `raises: TypeError`: the chunk ends with this uncaught exception, in CPython too;
- `expect: limit memory|time|instructions|output` or `expect: refused`: what `interp` must do, CPython is not asked. Such a chunk
  prints `never` wherever it must not come;
- `needs: generators`: written for a construct that `interp` doesn't have yet.

A first block without a name is the file's prelude: its code stands before every chunk, its headers hold for all of them. Lines are
counted in the text as run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent
KEYS = frozenset({"name", "python", "raises", "expect", "needs"})
HEADER = re.compile(r"# (\w+): (.+)")
SEPARATOR = re.compile(r"^---\n", re.MULTILINE)


class BadChunk(ValueError):
    """A chunk file that can't be read; the message names the file and what is wrong."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """One conformance program: `text` is what runs, the rest is what its headers say."""

    name: str
    text: str
    python: tuple[int, int]
    raises: str
    expect: str
    needs: str


def chunk_files() -> list[Path]:
    """Every chunk file, in a stable order."""
    return sorted(ROOT.glob("*/*.chunks"))


def read_chunks(path: Path) -> list[Chunk]:
    """The chunks of one file, in order. Raises BadChunk on a missing or repeated name, an unknown header or a bad version."""
    blocks = [block.strip("\n") + "\n" for block in SEPARATOR.split(path.read_text(encoding="utf-8"))]
    prelude, shared = "", {}
    if "name" not in _headers(path, blocks[0]):
        prelude = blocks.pop(0)
        shared = _headers(path, prelude)
    chunks = [_chunk(path, prelude + block, shared | _headers(path, block)) for block in blocks]
    names = [chunk.name for chunk in chunks]
    if repeated := {name for name in names if names.count(name) > 1}:
        raise BadChunk(f"{path}: name used twice: {', '.join(sorted(repeated))}")
    return chunks


def _headers(path: Path, block: str) -> dict[str, str]:
    headers: dict[str, str] = {}
    for line in block.splitlines():
        match = HEADER.fullmatch(line)
        if match is None:
            break
        if match[1] not in KEYS:
            raise BadChunk(f"{path}: unknown header {line!r}, known are {', '.join(sorted(KEYS))}")
        headers[match[1]] = match[2]
    return headers


def _chunk(path: Path, text: str, headers: dict[str, str]) -> Chunk:
    if "name" not in headers:
        raise BadChunk(f"{path}: a chunk without a `# name:` line: {text[:60]!r}")
    version = re.fullmatch(r"(\d+)\.(\d+)", headers.get("python", "3.11"))
    if version is None:
        raise BadChunk(f"{path}: {headers['name']}: `python` is a version such as 3.12, not {headers['python']!r}")
    python = (int(version[1]), int(version[2]))
    return Chunk(headers["name"], text, python, *(headers.get(key, "") for key in ("raises", "expect", "needs")))

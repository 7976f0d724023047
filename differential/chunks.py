"""Programs in files of chunks, as the tests keep them (`tests/conformance/chunks.py` says what stands in one and holds it true)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent / "tests"
NAMED = re.compile(r"(?:# \w+: .*\n)*?# name: (.+)\n")


def chunks_in(root: Path) -> Iterator[tuple[str, str]]:
    """The programs below a folder by their names: a file's chunks, each behind its first block where that has no name."""
    for path in sorted(root.rglob("*.chunks")):
        blocks = [block.strip("\n") + "\n" for block in re.split(r"^---\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)]
        prelude = "" if NAMED.match(blocks[0]) else blocks.pop(0)
        for block in blocks:
            found = NAMED.match(block)
            yield f"{path.relative_to(root).with_suffix('').as_posix()}: {found[1] if found else ''}", prelude + block

"""The frozen sample: 1,000 generated programs on which throughput is measured, stored as text so that they outlive the generator.

`python -m bench.frozen` makes them anew; every figure measured on the old ones is then history.
"""

from __future__ import annotations

import re
from pathlib import Path

from differential.generator import generate
from differential.program import Program

FILE = Path(__file__).parent / "sample" / "programs.txt"
COUNT = 1000
SEED = 20261123
_HEADER = re.compile(r"^--- (\S+)((?: \w+)*)\n", re.MULTILINE)


def programs() -> list[Program]:
    """The programs as they were generated. Raises OSError where the file is missing, ValueError where it is no sample."""
    before, *pieces = _HEADER.split(FILE.read_text(encoding="utf-8"))
    if before or not pieces:
        raise ValueError(f"{FILE.name} does not start with a program's header: write it anew with python -m bench.frozen")
    triples = zip(pieces[0::3], pieces[1::3], pieces[2::3], strict=True)
    return [Program(text, "generated", seed, raises=tuple(raises.split())) for seed, raises, text in triples]


def write() -> None:
    """Generates the sample with this generator and the full profile."""
    made = [generate(SEED, 0, index) for index in range(COUNT)]
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text("".join(f"--- {' '.join((program.seed, *program.raises))}\n{program.text}" for program in made), encoding="utf-8")
    assert programs() == made, "a program holds a line that looks like a header"


if __name__ == "__main__":
    write()
    print(f"{COUNT} programs, {FILE.stat().st_size / 2**10:.0f} KiB: {FILE}")

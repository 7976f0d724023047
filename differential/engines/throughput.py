"""How many programs an engine runs, per second and per second of processor time: `python -m differential.engines.throughput`."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import click
import psutil

from differential.engines.found import find_engines
from differential.engines.protocol import Engine, RunLimits
from differential.program import Program

MIDDLING = """
def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps

class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def dot(self, other):
        return self.x * other.x + self.y * other.y

words = 'the quick brown fox jumps over the lazy dog'.split()
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + len(word)
print(sorted(counts.items()))
print([collatz(n) for n in range(1, 15)], sum(x * x for x in range(20)))
print(f'{3.14159:.2f} {255:#x}', Point(1, 2).dot(Point(3, 4)), [1, 2, 3][::-1])
try:
    [][5]
except IndexError as e:
    print('caught', e)
{word: len(word) for word in words if len(word) > 3}
"""
SAMPLES = {"1 + 1": "1 + 1", "middling": MIDDLING}


@dataclass(frozen=True, slots=True)
class Throughput:
    """Programs, and the seconds of wall clock and of processor time (this process and all below it) that they took."""

    programs: int
    wall: float
    cpu: float


def cpu_seconds() -> float:
    """The processor time of this process and of all that it started and that still lives, with their dead children's."""
    here = psutil.Process()
    below: float = sum(sum(process.cpu_times()[:4]) for process in here.children(recursive=True))
    return below + float(sum(here.cpu_times()[:2]))


def measure(engine: Engine, programs: Sequence[Program], limits: RunLimits) -> Throughput:
    """Runs the programs once, after one that starts what the engine has yet to start."""
    engine.run(programs[:1], limits)
    cpu, wall = cpu_seconds(), time.perf_counter()
    engine.run(programs, limits)
    return Throughput(len(programs), time.perf_counter() - wall, cpu_seconds() - cpu)


@click.command()
@click.option("--count", default=2000, show_default=True, help="Programs of each kind for each engine.")
def main(count: int) -> None:
    """Prints programs per second, and per second of processor time, of every engine of this machine."""
    engines, missing = find_engines()
    for engine in engines:
        for kind, text in SAMPLES.items():
            result = measure(engine, [Program(text, "generated")] * count, RunLimits())
            click.echo(f"{engine.label:24} {kind:10} {count / result.wall:7.0f} per second {count / result.cpu:7.0f} per second of CPU")
        engine.close()
    for name, reason in missing.items():
        click.echo(f"{name:24} missing: {reason}")


if __name__ == "__main__":
    main()

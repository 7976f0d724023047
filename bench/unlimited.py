"""What the limits cost in speed: the bench programs in `interp` as it is, and in a build from which the checks are taken.

`python -m bench.unlimited` makes that build in `build/unlimited` (some minutes, once), then times both in processes of their own, by
turns. Taken out are all counting of fuel and charging of memory, every price, and the look at the clock that comes with them.
"""

from __future__ import annotations

import ast
import json
import math
import re
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from bench.programs import LANGUAGE, NINE
from ci.score.rebuilt import ROOT, rebuild
from interp import compiled

BUILD = ROOT / "build" / "unlimited"
METERS = ("limits.py", "vm/census.py")
"""The modules that do what the checks ask for: left alone, as nobody asks."""
COUNTERS = ("fuel", "memory_left")
PAYING = re.compile(r"charge|spend|price|pay\w*")
SET_ASIDE = ("host/prelude.py",)
"""Modules that are compiled as they stand: what they count is the prelude's own, before any guest."""

WORKER = """
import gc, json, sys, time
sys.path.insert(0, sys.argv[1])
import interp
from interp import Monty, compiled
assert compiled.state() == "compiled" and interp.__file__.startswith(sys.argv[1]), (compiled.state(), interp.__file__)
with Monty() as pool:
    for line in sys.stdin:
        with pool.checkout(limits={"max_feed_duration_secs": 60.0}) as session:
            gc.collect()
            began = time.process_time()
            session.feed_run(json.loads(line))
            print(time.process_time() - began, flush=True)
"""


def replacement(statement: ast.stmt) -> str | None:
    """What stands in place of a statement that checks; None for one that does not."""
    match statement:
        case ast.AugAssign(target=ast.Attribute(attr=name)) if name in COUNTERS:
            return "pass"
        # `i = vm.fuel - 1; vm.fuel = i; if i < 0: ...` in the machine's loop: the C compiler then knows the condition
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.BinOp(left=ast.Attribute(attr="fuel"))):
            return f"{name} = 0"
        case ast.Assign(targets=[ast.Attribute(attr="fuel")]):
            return "pass"
        case ast.Expr(value=ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name))) if PAYING.fullmatch(name):
            return "pass"
    return None


def unchecked(text: str) -> str:
    """The module without its checks. By lines, as comments can have a meaning for the compiler."""
    lines = text.splitlines()
    for statement in ast.walk(ast.parse(text)):
        if isinstance(statement, ast.stmt) and (instead := replacement(statement)) is not None:
            first, last = statement.lineno - 1, statement.end_lineno or statement.lineno
            lines[first:last] = [" " * statement.col_offset + instead, *[""] * (last - first - 1)]
    return "\n".join(lines) + "\n"


def build() -> Path:
    """The folder to import the build without limits from. Raises Complaint where it cannot be made."""
    names = [path.as_posix() for path in compiled.sources()]
    texts = {name: (compiled.ROOT / name).read_text(encoding="utf-8") for name in names if name not in METERS + SET_ASIDE}
    return rebuild(BUILD, {name: unchecked(text) for name, text in texts.items()})


def times(folders: Sequence[Path], programs: dict[str, str], rounds: int) -> dict[str, list[float]]:
    """The least processor seconds of each program with the `interp` of each of the folders, which take turns."""
    workers = [
        subprocess.Popen([sys.executable, "-c", WORKER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for folder in folders
    ]
    best = {name: [math.inf] * len(workers) for name in programs}
    try:
        for turn in range(rounds):
            for name, source in programs.items():
                for at, worker in enumerate(workers):
                    assert worker.stdin is not None and worker.stdout is not None
                    worker.stdin.write(json.dumps(f"# round {turn}\n{source}") + "\n")
                    worker.stdin.flush()
                    best[name][at] = min(best[name][at], float(worker.stdout.readline()))
    finally:
        for worker in workers:
            worker.kill()
            worker.communicate()
    return best


@click.command()
@click.option("--rounds", default=15, show_default=True, type=click.IntRange(1), help="Turns of both builds; the minimum counts.")
def main(rounds: int) -> None:
    """Time the bench programs with the limits and without them."""
    console = Console()
    with console.status("making the build without limits"):
        folders = (ROOT, build())
    shown = Table(title="The limits' cost, ms", title_justify="left")
    for column in ("program", "with", "without", "with / without"):
        shown.add_column(column, justify="left" if column == "program" else "right")
    found = times(folders, NINE | LANGUAGE, rounds)
    for name, (checked, free) in found.items():
        shown.add_row(name, f"{checked * 1e3:.2f}", f"{free * 1e3:.2f}", f"{checked / free:.3f}")
    console.print(shown)
    for group, programs in (("nine", NINE), ("language", LANGUAGE)):
        mean = statistics.geometric_mean(found[name][0] / found[name][1] for name in programs)
        console.print(f"geometric mean of the {len(programs)} ({group}), with / without: [bold]{mean:.3f}")


if __name__ == "__main__":
    main()

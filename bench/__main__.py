"""`python -m bench`: the interpreter's speed beside CPython's and pydantic-monty's, and the harness's throughput."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from bench import frozen, suite, throughput
from bench.engines import CPYTHON, ENGINES, Missing, Refused
from bench.programs import ALSO, DEEP, LANGUAGE, NINE
from bench.rounds import FIRST_FEED, IMPORT, Times, fresh_time, geometric_mean_ratio, latency, missing_engines, program_times

PROGRAMS = NINE | ALSO | LANGUAGE
MEANS = [("interp", CPYTHON), ("interp", "pydantic-monty"), ("pydantic-monty", CPYTHON)]


def table(title: str, unit: str, scale: float, rows: dict[str, Times], engines: list[str]) -> Table:
    """One row a program: each engine's time, then each ratio of `MEANS`."""
    shown = Table(title=f"{title}, {unit}", title_justify="left")
    shown.add_column("program", no_wrap=True)
    for name in engines:
        shown.add_column(name, justify="right")
    ratios = [(one, base) for one, base in MEANS if one in engines and base in engines]
    for one, base in ratios:
        shown.add_column(f"{one} / {base.split()[0]}", justify="right")
    for row, times in rows.items():
        shown.add_row(
            row,
            *(f"{times[name] * scale:.2f}" if name in times else "refused" for name in engines),
            *(f"{times[one] / times[base]:.2f}" if one in times and base in times else "" for one, base in ratios),
        )
    return shown


def deep_tuple() -> list[str]:
    """What `interp` does with a million-deep tuple, in a process of its own, which must not die of it."""
    done = subprocess.run([sys.executable, "-m", "interp", "run", "/dev/stdin"], input=DEEP, capture_output=True, text=True)
    return [*done.stdout.splitlines(), *([f"exit {done.returncode}: {done.stderr.strip()[-200:]}"] if done.returncode else [])]


def suite_results(console: Console, rounds: int) -> dict[str, Any]:
    """What `interp` takes for the benchmarks of pyperformance beside CPython, printed; those not measured with their reasons."""
    try:
        benchmarks = suite.benchmarks()
    except Missing as missing:
        console.print(f"[yellow]not measured: pyperformance: {missing}")
        return {"missing": str(missing)}
    seconds: dict[str, Times] = {}
    skipped = dict(suite.LEFT_OUT)
    with console.status("") as status:
        for benchmark in benchmarks:
            status.update(f"pyperformance: {benchmark.name}")
            if benchmark.name not in skipped:
                try:
                    seconds[benchmark.name] = suite.suite_times(benchmark, ("interp", CPYTHON), rounds)
                except Refused as refused:
                    skipped[benchmark.name] = str(refused)
    console.print(table("Benchmarks of pyperformance", "ms", 1e3, seconds, [CPYTHON, "interp"]))
    for name, reason in sorted(skipped.items()):
        console.print(f"skipped: {name}: {reason}", markup=False, soft_wrap=True)
    mean = geometric_mean_ratio(seconds, "interp", CPYTHON)
    console.print(f"geometric mean of {len(seconds)} benchmarks of pyperformance, interp / {CPYTHON}: [bold]{mean:.2f}")
    return {"seconds": seconds, "skipped": skipped, "geometric_mean": mean}


@click.command()
@click.option("--only", multiple=True, metavar="NAME", type=click.Choice(list(PROGRAMS)), help="Measure only this one; may be repeated.")
@click.option("--rounds", default=15, show_default=True, type=click.IntRange(1), help="Interleaved rounds; the minimum counts.")
@click.option("--suite", "only_suite", is_flag=True, help="Measure the benchmarks of pyperformance, nothing else.")
@click.option("--out", default="bench/results.json", show_default=True, type=click.Path(path_type=Path), help="Where the figures go.")
def main(only: tuple[str, ...], rounds: int, only_suite: bool, out: Path) -> None:
    """Run the bench programs in CPython, interp and pydantic-monty in turn and compare their times.

    Times are minima and include parsing. An engine that is missing is named and left out; one that refuses a program has no time for it.
    """
    console = Console()
    missing = missing_engines()
    for name, reason in missing.items():
        console.print(f"[yellow]not measured: {name}: {reason}")
    engines = [name for name in ENGINES if name not in missing]
    names = () if only_suite else only or tuple(PROGRAMS)
    results: dict[str, Times] = {}
    with console.status("") as status:
        for name in names:
            status.update(f"{name}: {rounds} rounds")
            results[name] = program_times(PROGRAMS[name], engines, rounds, refusable=name not in NINE)
    if results:
        console.print(table("Programs", "ms", 1e3, results, engines))

    record: dict[str, Any] = {"python": sys.version, "machine": platform.platform(), "rounds": rounds}
    record |= {"missing": missing, "seconds": results}
    if (only_suite or not only) and "interp" in engines:
        record["pyperformance"] = suite_results(console, rounds)
    if not only and not only_suite:
        record["geometric_mean"] = {}
        for group, programs in (("nine", NINE), ("language", LANGUAGE)):
            measured = {name: results[name] for name in programs}
            means = {f"{one} / {base}": geometric_mean_ratio(measured, one, base) for one, base in MEANS if {one, base} <= set(engines)}
            for pair, mean in means.items():
                console.print(f"geometric mean of the {len(measured)} ({group}), {pair}: [bold]{mean:.2f}")
            record["geometric_mean"][group] = means
        calls = latency(engines, rounds)
        console.print(table("From source, in a warm session", "us", 1e6, {"1 + 1": calls}, engines))
        record["latency"] = calls
        if "interp" in engines:
            record |= {name: fresh_time(statement, max(rounds, 10)) for name, statement in (("import", IMPORT), ("first_feed", FIRST_FEED))}
            record["deep_tuple"] = deep_tuple()
            console.print(f"import interp, fresh process: [bold]{record['import'] * 1e3:.1f} ms", end="; ")
            console.print(f"with all of it loaded and a first feed: [bold]{record['first_feed'] * 1e3:.1f} ms")
            console.print(f"a million-deep tuple: {', '.join(record['deep_tuple'])}")
        harness = throughput.measure(frozen.programs(), rounds=3)
        console.print(throughput.table(harness))
        record["throughput"] = {"programs": harness.programs, "nodes": harness.nodes, "seconds": harness.seconds | harness.wholes()}
    out.write_text(json.dumps(record, indent=2) + "\n")
    console.print(f"kept in {out}")


if __name__ == "__main__":
    main()

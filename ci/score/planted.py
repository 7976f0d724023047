"""Planted builds: how soon a `montyfuzz diff` shows each of some faults that were written into the text of `interp`, one build for each.

`python -m ci.score.planted [NAME]...` is the measure of issues that ask what a campaign without findings is worth.
"""

from __future__ import annotations

import os
import sys
import tempfile
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

import click

from ci.complaint import Complaint
from ci.controls import HOST, guilty, stop_at_enough
from ci.diff import MATERIAL, generated_shards
from ci.score.rebuilt import ROOT, rebuild
from differential.campaign import Totals, project_path, run_campaign
from differential.program import Program
from interp import compiled

FAULTS = Path(__file__).with_suffix(".toml")
BUILD = ROOT / "build" / "planted"


@dataclass(frozen=True, slots=True)
class Planted:
    """One fault: `wrong` in place of the text `right` of a file of `interp`. Raises Complaint where that is not there just once."""

    name: str
    path: str
    right: str
    wrong: str
    summary: str

    def rewritten(self) -> dict[str, str]:
        """The file's text with the fault, by its path."""
        text = (compiled.ROOT / self.path).read_text(encoding="utf-8")
        if text.count(self.right) != 1:
            raise Complaint(f"{FAULTS.name}: {self.path} has the text of {self.name!r} {text.count(self.right)} times: say more of it")
        return {self.path: text.replace(self.right, self.wrong)}


def known() -> dict[str, Planted]:
    """The faults by name."""
    return {fault["name"]: Planted(**fault) for fault in tomllib.loads(FAULTS.read_text(encoding="utf-8"))["fault"]}


def look(fault: Planted, seed: int, seconds: float, jobs: int, material: tuple[str, ...]) -> tuple[Program | None, Totals]:
    """The smallest program that shows the fault and not the right build, None where none does in so many seconds, and what was run."""
    path = os.pathsep.join((str(rebuild(BUILD, fault.rewritten())), project_path()))
    # A safe path: the folder that a shard is started in has the right build.
    environment = {"PYTHONPATH": path, "PYTHONSAFEPATH": "1"}
    shards = (replace(shard, environment=environment) for shard in generated_shards(seed, 0, (HOST, "interp"), material))
    with tempfile.TemporaryDirectory(prefix="montyfuzz-") as folder:
        faulty = Path(folder) / "faulty"
        totals = run_campaign(shards, faulty, jobs, stop_at_enough(faulty), seconds=seconds)
        if totals.interrupted:
            raise KeyboardInterrupt
        found = guilty(totals, Path(folder) / "right", seed)
    return min(found, key=lambda program: (len(program.text), program.text), default=None), totals


@click.command()
@click.argument("names", nargs=-1)
@click.option("--seconds", type=float, default=300.0, show_default=True, help="How long to look for each.")
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, help="Shards that run at the same time.")
@click.option("--mutants", is_flag=True, help="One program in four is a mutant.")
def main(names: tuple[str, ...], seconds: float, seed: int, jobs: int, mutants: bool) -> None:
    """Plants each fault, or those NAMED, in a build of its own and generates programs until one shows it. Exits 1 where one does not."""
    faults = known()
    if unknown := [name for name in names if name not in faults]:
        raise Complaint(f"unknown fault {unknown[0]!r}: there are {', '.join(faults)}")
    missed = 0
    for name in names or faults:
        found, totals = look(faults[name], seed, seconds, jobs, MATERIAL if mutants else ())
        missed += found is None
        how = "not found" if found is None else f"found by {found.seed}"
        click.echo(f"{name}: {how}, {totals.programs} programs in {totals.seconds:.0f} s ({faults[name].summary})")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    try:
        main()
    except Complaint as complaint:
        click.echo(f"montyfuzz: {complaint}", err=True)
        sys.exit(2)

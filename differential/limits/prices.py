"""`python -m differential.limits.prices [REGEX] [--seeds N]`: which rows, operators and statements take most time for their fuel.

A unit is meant to be about 20 ns of the slowest run. What takes many times that has a price
that leaves something out. The worst come first.
"""

from __future__ import annotations

import argparse
import re

from differential.engines.interp import InterpEngine
from differential.limits.attacks import attacks, subjects
from differential.limits.measure import AttackProcess
from differential.limits.verdict import Setting

SETTING = Setting(0.3, 64 * 2**20)
LEAST = 0.02
"""Seconds below which a run says nothing of a price."""
SHOWN = 40


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m differential.limits.prices")
    parser.add_argument("only", nargs="?", default="", metavar="REGEX")
    parser.add_argument("--seeds", type=int, default=1)
    asked = parser.parse_args()
    rows = InterpEngine().signatures()
    found: list[tuple[float, float, str]] = []
    with AttackProcess("interp") as process:
        for seed in range(asked.seeds):
            for attack in attacks(rows, seed, len(subjects(rows))):
                if not re.search(asked.only, attack.subject):
                    continue
                report = process.ask(attack.sized(SETTING.memory), SETTING.limits())
                if report["cpu"] >= LEAST:
                    found.append((report["cpu"] / max(report.get("fuel", 0), 1) * 1e9, report["cpu"], f"{attack.name}, seed {seed}"))
    for nanoseconds, cpu, name in sorted(found, reverse=True)[:SHOWN]:
        print(f"{nanoseconds:10.0f} ns a unit, {cpu:5.2f} s: {name}")


if __name__ == "__main__":
    main()

"""`montyfuzz limits`: attacks on the limits of each engine, summed up."""

from __future__ import annotations

import platform
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from typing import Any

from ci.complaint import Complaint
from ci.progress import Progress
from differential.chunks import TESTS, chunks_in
from differential.engines.interp import InterpEngine
from differential.limits.attacks import Attack, attacks, subjects, written
from differential.limits.measure import Measured, measure
from differential.limits.verdict import PROMISES, Setting

NOTHING: Mapping[str, str] = {}


@dataclass(slots=True)
class Sum:
    """What one engine did with all attacks under one setting: how they ended, which promises were broken, and the worst of each measure."""

    engine: str
    setting: Setting
    attacks: int = 0
    ended: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)
    breaking: int = 0
    late: float = 0.0
    fat: int = 0
    teardown: float = 0.0
    cpu: float = 0.0

    def add(self, one: Measured) -> None:
        self.attacks += 1
        self.ended[f"limited ({one.limit})" if one.limit else one.kind] += 1
        self.broken.update(one.broken)
        self.breaking += bool(one.broken)
        self.late = max(self.late, one.cpu - self.setting.seconds, one.over)
        self.fat = max(self.fat, one.peak)
        self.teardown = max(self.teardown, one.teardown)
        self.cpu += one.cpu

    def as_json(self) -> dict[str, Any]:
        return {
            "engine": self.engine,
            "setting": self.setting.label,
            "attacks": self.attacks,
            "ended": dict(sorted(self.ended.items())),
            "breaking": self.breaking,
            "broken": {name: self.broken[name] for name in PROMISES},
            "latest_seconds": round(self.late, 3),
            "fattest_mib": round(self.fat / 2**20, 1),
            "longest_teardown_seconds": round(self.teardown, 3),
            "cpu_seconds": round(self.cpu, 1),
        }


@dataclass(slots=True)
class Result:
    """What came of it: a sum for each engine and setting, and every attack that broke a promise."""

    sums: dict[tuple[str, str], Sum]
    findings: list[Measured]
    about: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        return {
            **self.about,
            "sums": [each.as_json() for each in self.sums.values()],
            "findings": [each.as_json() for each in self.findings],
        }


def settings_named(names: str) -> tuple[Setting, ...]:
    """The settings of `1:64,5:512`, seconds and MiB each. Raises Complaint."""
    found = []
    for name in names.split(","):
        match = re.fullmatch(r"([0-9.]+):([0-9]+)", name.strip())
        if not match or not float(match[1]) or not int(match[2]):
            raise Complaint(f"a setting is seconds and MiB, as 1:64, not {name!r}")
        found.append(Setting(float(match[1]), int(match[2]) << 20))
    return tuple(found)


def attacks_asked(seed: int, count: int, only: str) -> list[Attack]:
    """`count` attacks (0: one on each subject) on the subjects that `only` matches, all for an empty one. Raises Complaint."""
    rows = InterpEngine().signatures()
    names = subjects(rows)
    if not only:
        return list(attacks(rows, seed, count or len(names)))
    try:
        matching = {name for name in names if re.search(only, name)}
    except re.error as error:
        raise Complaint(f"--only is a regular expression, and {only!r} is none: {error}") from None
    if not matching:
        raise Complaint(f"no row, operator or statement is called {only!r}")
    wanted = (attack for attack in attacks(rows, seed, (count or len(matching)) * len(names)) if attack.subject in matching)
    return list(islice(wanted, count or len(matching)))


def written_attacks(only: str) -> list[Attack]:
    """The written attacks whose names `only` matches, all for an empty one."""
    return [written(name, text) for name, text in chunks_in(TESTS / "limits") if re.search(only, name)]


def run_limits(
    todo: Sequence[Attack],
    engines: Sequence[str],
    settings: Sequence[Setting],
    jobs: int,
    progress: Progress,
    extra: Mapping[str, str] = NOTHING,
) -> Result:
    """Measures the attacks, showing how far it is. `extra` is added to the workers' environment."""
    sums = {(engine, setting.label): Sum(engine, setting) for setting in settings for engine in engines}
    result = Result(sums, [], {"python": platform.python_version(), "engines": {name: engine_version(name) for name in engines}})
    total = len(todo) * len(engines) * len(settings)
    for number, one in enumerate(measure(todo, engines, settings, jobs, extra), 1):
        sums[one.engine, one.setting].add(one)
        if one.broken:
            result.findings.append(one)
        found = Counter(finding.engine for finding in result.findings)
        broke = ", ".join(f"{engine} broke a promise in {found[engine]}" for engine in engines)
        progress.show(f"{number} of {total} attacks, {one.setting}; {broke}")
    return result


def engine_version(name: str) -> str:
    """The version of an engine's package."""
    try:
        return version({"interp": "monty-fuzz"}.get(name, name))
    except PackageNotFoundError:
        return "source"


def lines(result: Result) -> list[str]:
    """The result for a reader: a line for each finding, then one for each sum."""
    text = [
        f"{one.engine}: {one.attack} at {one.setting}: {', '.join(one.broken)} ({one.kind}{f' by {one.limit}' if one.limit else ''}, "
        f"{one.cpu:.2f} s, {one.over:.2f} s after the limit, {one.peak / 2**20:.0f} MiB{f'; {one.words}' if one.words else ''})"
        for one in result.findings
    ]
    for each in result.sums.values():
        broken = ", ".join(f"{each.broken[name]} {name}" for name in PROMISES if each.broken[name]) or "none"
        text.append(f"{each.engine} at {each.setting.label}: {each.attacks} attacks, promises broken: {broken}")
    return text

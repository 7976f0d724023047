"""What a measurement says: shares found and medians with their intervals, as data for `docs/power.json` and as lines for a person."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import inf
from statistics import median
from typing import Any

from ci.score.faults import STRATA
from ci.score.measure import BUDGET, SEEDS, Drawn, Measurement
from ci.score.operators import OPERATORS
from ci.score.streams import BASELINES, OURS
from ci.score.worker import Trial

TOGETHER = "ours in turns"
"""All strategies of ours, each with its share of the budget: what a campaign does."""
RESAMPLES = 1000

Times = Mapping[str, float]
"""Seconds to detection by fault; infinity where it was not found."""


def as_json(measurement: Measurement) -> dict[str, Any]:
    """The whole measurement as JSON values."""
    trials = measurement.trials()
    drawn = measurement.drawn
    return {
        "budget": BUDGET,
        "counts": {
            "drawn": len(drawn),
            "judged": sum(one.killed_by is not None for one in drawn),
            "counting": len(measurement.counting),
            "sample": len(measurement.sample),
        },
        "faults": [fault_as_json(one, trials) for one in drawn],
        "all": [summary(name, times) for name, times in of_all(measurement, trials) if times],
        "sample": [summary(name, times) for name, times in of_sample(measurement, trials) if times],
    }


def fault_as_json(one: Drawn, trials: Mapping[str, Mapping[str, Trial]]) -> dict[str, Any]:
    """A fault, why it does not count, and when each campaign found it (None: not within the budget)."""
    fault = one.fault
    where = {"path": fault.path, "function": fault.function, "line": fault.line}
    told: dict[str, Any] = {"id": fault.id, "stratum": fault.stratum, "operator": fault.operator, **where, "change": one.planting.words}
    if not one.counts:
        return {**told, "killed_by": one.killed_by, "equivalent": one.equivalent}
    found = {name: by_fault[fault.id] for name, by_fault in trials.items() if fault.id in by_fault}
    return {**told, "found": {name: trial.seconds if trial.at >= 0 else None for name, trial in found.items()}, "how": how(found)}


def how(found: Mapping[str, Trial]) -> str:
    """What the first campaign that found it saw."""
    return min(((trial.seconds, trial.how) for trial in found.values() if trial.at >= 0), default=(0.0, ""))[1]


def times_of(trials: Mapping[str, Trial], faults: Sequence[Drawn]) -> dict[str, float]:
    """The times of the faults that were tried."""
    found = {one.fault.id: trials[one.fault.id] for one in faults if one.fault.id in trials}
    return {name: trial.seconds if trial.at >= 0 else inf for name, trial in found.items()}


def in_turns(by_strategy: Sequence[Times]) -> dict[str, float]:
    """The times, of the faults on which all were measured, of all strategies in turns: each has its part of the budget, and the first to
    find a fault ends the search."""
    common = set[str].intersection(*(set(times) for times in by_strategy))
    found = {name: min(times[name] for times in by_strategy) * len(by_strategy) for name in common}
    return {name: seconds if seconds <= BUDGET else inf for name, seconds in found.items()}


def of_all(measurement: Measurement, trials: Mapping[str, Mapping[str, Trial]]) -> Iterator[tuple[str, Times]]:
    """Each strategy of ours on all faults that count."""
    ours = [times_of(trials.get(f"{strategy}-{SEEDS[0]}", {}), measurement.counting) for strategy in OURS]
    yield from zip(OURS, ours, strict=True)
    yield TOGETHER, in_turns(ours)


def of_sample(measurement: Measurement, trials: Mapping[str, Mapping[str, Trial]]) -> Iterator[tuple[str, Times]]:
    """Every strategy on the sample, all its seeds."""

    def with_seed(strategy: str, seed: int) -> dict[str, float]:
        times = times_of(trials.get(f"{strategy}-{seed}", {}), measurement.sample)
        return {f"{name} {seed}": seconds for name, seconds in times.items()}

    by_strategy = {name: {fault: at for seed in SEEDS for fault, at in with_seed(name, seed).items()} for name in (*OURS, *BASELINES)}
    yield from by_strategy.items()
    yield TOGETHER, in_turns([by_strategy[name] for name in OURS])


def summary(name: str, times: Times) -> dict[str, Any]:
    """Share found and median, each with the interval that holds 95% of what resampling the faults gives; None is beyond the budget."""
    values = list(times.values())
    share_low, share_high = interval(values, share)
    middle, low, high = (None if value == inf else round(value, 2) for value in (median(values), *interval(values, median)))
    return {
        "strategy": name, "faults": len(values), "found": sum(value < inf for value in values), "share": round(share(values), 3),
        "share_interval": [round(share_low, 3), round(share_high, 3)], "median": middle, "median_interval": [low, high],
    }  # fmt: skip


def share(values: Sequence[float]) -> float:
    return sum(value < inf for value in values) / len(values)


def interval(values: Sequence[float], measure: Callable[[Sequence[float]], float]) -> tuple[float, float]:
    """The bootstrap interval of 95%; the resampling has a seed of its own."""
    chance = random.Random(0)
    measured = sorted(measure(chance.choices(values, k=len(values))) for _ in range(RESAMPLES))
    return measured[RESAMPLES // 40], measured[-RESAMPLES // 40]


def lines(data: Mapping[str, Any]) -> Iterator[str]:
    """The measurement for a person."""
    counts = data["counts"]
    yield f"{counts['drawn']} faults drawn, {counts['judged']} run along the conformance programs, {counts['counting']} count"
    for title, rows in (("all of them, one seed", data["all"]), (f"{counts['sample']} of them, {len(SEEDS)} seeds", data["sample"])):
        yield f"{title}:"
        for row in rows:
            middle = "over the budget" if row["median"] is None else f"{row['median']:.1f} s"
            yield f"  {row['strategy']:<18} {row['share']:6.1%} of {row['faults']} found within {data['budget']:.0f} s, median {middle}"


def page_parts(data: Mapping[str, Any]) -> Iterator[tuple[str, list[str], list[list[object]]]]:
    """The tables of `docs/power.md`: title, heads and rows."""

    def seconds(value: float | None) -> str:
        return "over" if value is None else f"{value:.1f} s"

    heads = ["strategy", "faults", "found", "share (95%)", "median (95%)"]
    for title, rows in (("All faults that count, one seed", data["all"]), ("The sample, all strategies, several seeds", data["sample"])):
        yield title, heads, [
            [
                row["strategy"], row["faults"], row["found"],
                f"{row['share']:.1%} ({row['share_interval'][0]:.1%} to {row['share_interval'][1]:.1%})",
                f"{seconds(row['median'])} ({seconds(row['median_interval'][0])} to {seconds(row['median_interval'][1])})",
            ]
            for row in rows
        ]  # fmt: skip
    counting = [fault for fault in data["faults"] if fault.get("found")]
    for title, key, names in (
        ("By part of the interpreter", "stratum", list(STRATA)),
        ("By operator", "operator", [operator.name for operator in OPERATORS]),
    ):
        rows_of = []
        for name in names:
            of_name = [fault for fault in counting if fault[key] == name]
            drawn = sum(fault[key] == name for fault in data["faults"])
            found = sum(any(at is not None for at in fault["found"].values()) for fault in of_name)
            rows_of.append([name, drawn, len(of_name), found])
        yield title, [key, "drawn", "measured", "found by any"], rows_of
    survivors = [fault for fault in counting if not any(at is not None for at in fault["found"].values())]
    place = "`{path}`, `{function}`, line {line}"
    yield (
        "Survivors",
        ["fault", "where", "what is wrong"],
        [[f"`{fault['id']}`", place.format(**fault), fault["change"]] for fault in survivors],
    )
    equivalent = [fault for fault in data["faults"] if fault.get("equivalent") and not fault["killed_by"]]
    yield (
        "Judged equivalent",
        ["fault", "where", "what is wrong", "why nobody could see it"],
        [[f"`{fault['id']}`", place.format(**fault), fault["change"], fault["equivalent"]] for fault in equivalent],
    )
    yield (
        "Found",
        ["fault", "what is wrong", "seconds", "seen as"],
        [[f"`{fault['id']}`", fault["change"], told(fault["found"]), fault["how"]] for fault in counting if fault not in survivors],
    )


def told(found: Mapping[str, float | None]) -> str:
    """When each campaign found it."""
    return ", ".join(f"{name} {'-' if at is None else f'{at:.1f}'}" for name, at in sorted(found.items()))

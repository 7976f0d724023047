"""Attacks on the limits, written ones and a sample of the generated ones, each in a process of its own and measured from outside.

Asserted of every one: it broke none of the promises (`differential/limits/verdict.py`); of a written one besides, that of the limits it may
hit it hit one. Uncompiled steps take longer than the design allows for: there time is not asserted.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from differential.engines.interp import InterpEngine
from differential.limits.attacks import Attack, attacks
from differential.limits.measure import AttackProcess
from differential.limits.verdict import SETTINGS, Setting, broken
from interp import compiled
from tests.conformance.chunks import Chunk, read_chunks
from tests.conftest import FROM_SOURCE

FILES = sorted(Path(__file__).parent.glob("*.chunks"))
WRITTEN = [pytest.param(chunk, id=f"{path.stem}: {chunk.name}") for path in FILES for chunk in read_chunks(path)]
GENERATED = [pytest.param(attack, id=attack.name) for attack in attacks(InterpEngine().signatures(), seed=1, count=60)]
SETTING = Setting(0.25, 32 * 2**20)
OUTPUT = 100_000
UNCOMPILED = FROM_SOURCE or compiled.state() != "compiled"
SLOW = {"late", "hung"}
"""Promises that only the compiled build keeps."""


@pytest.fixture(scope="module")
def process() -> Iterator[AttackProcess]:
    """One process that forks a child for each attack."""
    with AttackProcess("interp", from_source=UNCOMPILED) as process:
        yield process


def promises_broken(report: dict[str, Any], setting: Setting, endless: bool = False, surviving: bool = False) -> set[str]:
    """Those that this build is held to."""
    return set(broken(report, setting, endless, surviving)) - (SLOW if UNCOMPILED else set())


@pytest.mark.parametrize("chunk", WRITTEN)
def test_a_written_attack_ends_within_its_limits(chunk: Chunk, process: AttackProcess) -> None:
    text = chunk.text
    if chunk.expect:
        # Where it could catch the breach.
        text = f"try:\n{textwrap.indent(text, '    ')}except BaseException:\n    print('never')\nfinally:\n    print('never')\n"
    report = process.ask(text, {**SETTING.limits(), "max_output": OUTPUT})
    assert not promises_broken(report, SETTING), report
    assert report["kind"] in (("limited",) if chunk.expect else ("finished", "limited")), report
    if report["kind"] == "limited":
        wanted = chunk.expect.removeprefix("limit ").split("|") if chunk.expect else ["memory", "time", "instructions"]
        # Uncompiled, and on a machine that has more to do, the clock may come before anything else.
        slow = UNCOMPILED or report["cpu"] < SETTING.seconds / 2
        assert report["limit"] in ((*wanted, "time") if slow else wanted), report


@pytest.mark.parametrize("attack", GENERATED)
def test_a_generated_attack_keeps_every_promise(attack: Attack, process: AttackProcess) -> None:
    setting = SETTINGS[0]
    report = process.ask(attack.sized(setting.memory), setting.limits())
    assert not promises_broken(report, setting, attack.endless, attack.surviving), report


def test_there_are_attacks_enough() -> None:
    assert len(WRITTEN) >= 120


CYCLES = {
    "dropped at once": "while True:\n    l = [0] * 1000\n    l.append(l)\n",
    "kept for a while": "kept = []\nwhile True:\n    l = [0] * 1000\n    l.append(l)\n    kept.append(l)\n"
    "    if len(kept) > 1500: kept = []\n",
}


@pytest.mark.parametrize("text", CYCLES.values(), ids=CYCLES)
def test_few_large_cycles_let_no_process_grow_for_long(text: str, process: AttackProcess) -> None:
    """The host's collector comes by the number of objects, which here are few: what they hold has to be collected by its size."""
    setting = Setting(1.0, 32 * 2**20)
    report = process.ask(text, {**setting.limits(), "max_output": OUTPUT})
    assert report["limit"] == "time"
    assert not promises_broken(report, setting), report

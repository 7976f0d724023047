"""No row, operator or statement makes more than it pays for: an attack on each, in this process, against the host's own allocations."""

from __future__ import annotations

import pytest

from differential.engines.interp import InterpEngine
from differential.limits.attacks import subjects
from differential.limits.unpaid import attacks_on, grown, unpaid
from interp import compiled
from interp.builtins.prices import constant
from interp.builtins.table import TABLE
from tests.conftest import FROM_SOURCE

pytestmark = pytest.mark.skipif(FROM_SOURCE or compiled.state() != "compiled", reason="uncompiled frames are allocations too")
ROWS = dict(InterpEngine().signatures())
SHARDS = 8


@pytest.mark.parametrize("shard", range(SHARDS))
def test_nothing_makes_more_than_it_pays_for(shard: int) -> None:
    todo = [attacks_on(subject, ROWS, seed=0) for subject in subjects(ROWS)[shard::SHARDS]]
    found = list(grown(todo))
    assert len(found) > len(todo) // 3
    assert [(each.name, unpaid(took)) for each, took in found if unpaid(took) > 0] == []


def test_a_price_that_is_dropped_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Positive control: the same attacks find nothing where the row pays."""
    todo = [attacks_on("list.extend", ROWS, seed) for seed in range(16)]
    assert not [each for each, took in grown(todo) if unpaid(took) > 0]
    monkeypatch.setattr(TABLE["list.extend"], "price", constant)
    assert [each for each, took in grown(todo) if unpaid(took) > 0]

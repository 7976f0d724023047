"""Attacks by size: programs that work, on arguments as large as they say; a price that is missing shows, whatever it pays for."""

from __future__ import annotations

import ast
from itertools import islice

import pytest

from differential.choices import SeededChoices
from differential.generator.pools import POOLS
from differential.limits.attacks import EXPRESSIONS, STATEMENTS
from differential.limits.interp import prepared, worked
from differential.limits.sized import MEASURED, Form, attack, forms, is_changing, is_endless, sizes, turn_of, value
from differential.limits.sizes import FORMS, GROWN, MANY, SMALL
from differential.limits.unpaid import BRIEF, wrong
from interp import compiled
from interp.builtins.prices import constant
from interp.builtins.table import TABLE
from tests.conftest import FROM_SOURCE

OWN, LIBRARY = forms()
COMPILED = pytest.mark.skipif(FROM_SOURCE or compiled.state() != "compiled", reason="uncompiled frames are allocations too")


def test_every_attack_is_a_program_in_two_parts() -> None:
    for of in (*OWN, *LIBRARY):
        text = attack(of, turn=1)
        setting, work = text.split(MEASURED)
        ast.parse(setting)
        ast.parse(work)
        assert not (is_endless(work) and is_changing(work))


def test_the_same_turn_gives_the_same_attacks() -> None:
    assert list(islice(turn_of(3), 50)) == list(islice(turn_of(3), 50)) != list(islice(turn_of(4), 50))


def test_each_form_of_a_row_has_its_turn() -> None:
    (of,) = (of for of in OWN if of[0].subject == "str.encode")
    calls = {line for turn in range(len(of)) for line in attack(of, turn).split("\n") if "receiver.encode" in line}
    assert len(calls) >= len(of) > 2


def test_operators_are_those_that_are_attacked_at_all() -> None:
    assert FORMS.keys() <= {*EXPRESSIONS, *STATEMENTS}


def test_a_kind_is_of_the_size_that_is_asked() -> None:
    for kind, texts in GROWN.items():
        for text in texts:
            ast.parse(text.format(n=SMALL), mode="eval")
        assert "{n}" not in value(kind, MANY, SeededChoices(0))
    assert len(eval(value("str", MANY, SeededChoices(0)))) > MANY // 8 > len(eval(value("str", SMALL, SeededChoices(0))))
    assert value("encoding", SMALL, SeededChoices(0)) in (*GROWN["encoding"], *POOLS["encoding"])


def test_each_argument_is_large_alone_and_with_all_others() -> None:
    seen = {tuple(sizes(2, SeededChoices(seed))) for seed in range(100)}
    assert {(MANY, MANY), (MANY, SMALL), (SMALL, MANY)} <= seen


@COMPILED
def test_most_attacks_work() -> None:
    """What raises at once would say nothing of a price."""
    texts = [attack(of, turn=2).split(MEASURED) for of in OWN[::12]]
    took = [worked(session, work, BRIEF) for setting, work in texts if (session := prepared(setting)) is not None]
    assert sum(one is not None and one.fuel > 1000 for one in took) > len(texts) // 3


@COMPILED
@pytest.mark.parametrize(("row", "text"), [("str.count", "receiver.count(first)"), ("list.copy", "receiver.copy()")])
def test_a_price_that_is_dropped_is_seen(row: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that pays for time, and one for memory."""
    (of,) = (of for of in OWN if of[0].subject == row)
    assert any(form.text == text for form in of if isinstance(form, Form))
    attacks = [attack(of, turn) for turn in range(24)]
    assert not [each for each in attacks if wrong(each)]
    monkeypatch.setattr(TABLE[row], "price", constant)
    assert [each for each in attacks if wrong(each)]

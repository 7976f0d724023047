from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import find, given
from hypothesis import strategies as st

from differential.choices import BytesChoices, Choices, DrawnChoices, SeededChoices, weighted


def answers(choices: Choices) -> list[object]:
    return [choices.below(5), choices.below(1), choices.below(300), choices.chance(0.5), choices.pick("abc"), choices.integer(-2, 2)]


def test_the_same_seed_gives_the_same_answers() -> None:
    assert answers(SeededChoices("1/2/3")) == answers(SeededChoices("1/2/3"))
    assert [SeededChoices(i).below(1000) for i in range(5)] != [SeededChoices(0).below(1000)] * 5


def test_seeded_answers_are_pinned() -> None:
    """A program is a function of its seed: these may change only together with the generator's version."""
    assert answers(SeededChoices("pin")) == [0, 0, 12, True, "b", -2]


@pytest.mark.parametrize("driver", [SeededChoices(7), BytesChoices(bytes(range(256)) * 40)])
def test_answers_stay_in_range_and_reach_all_of_it(driver: Choices) -> None:
    assert set(Counter(driver.below(5) for _ in range(2000))) == set(range(5))
    assert {driver.integer(-1, 1) for _ in range(200)} == {-1, 0, 1}
    assert {driver.chance(0.5) for _ in range(200)} == {False, True}


def test_exhausted_bytes_give_the_simplest_choice() -> None:
    assert answers(BytesChoices(b"")) == [0, 0, 0, False, "a", -2]


def test_one_byte_is_one_choice() -> None:
    before = BytesChoices(b"\x01\x02\x03")
    after = BytesChoices(b"\x01\x07\x03")
    assert [before.below(256) for _ in range(3)] == [1, 2, 3]
    assert [after.below(256) for _ in range(3)] == [1, 7, 3]


def test_more_than_256_options_take_two_bytes() -> None:
    choices = BytesChoices(b"\x00\x01\x05")
    assert (choices.below(300), choices.below(256)) == (256, 5)


def test_weights_are_repeats() -> None:
    assert weighted([("a", 1), ("b", 0), ("c", 3)]) == ("a", "c", "c", "c")


@given(st.data())
def test_hypothesis_drives_the_same_questions(data: st.DataObject) -> None:
    first, *_ = answers(DrawnChoices(data.draw))
    assert first in range(5)


def test_a_failing_draw_shrinks_to_the_simplest() -> None:
    @st.composite
    def pairs(draw: st.DrawFn) -> tuple[int, int]:
        choices = DrawnChoices(draw)
        return choices.below(100), choices.below(100)

    assert find(pairs(), lambda pair: pair[0] >= 10) == (10, 0)

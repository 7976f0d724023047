"""The one source of choices: a grammar asks, a driver answers.

The same grammar is driven by a seeded generator (fast), by a fuzzer's bytes (every input is a program) and by hypothesis (failing
programs shrink). In all three 0 is the simplest answer, so a grammar lists its simplest production first and must end when every
answer is 0.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

T = TypeVar("T")


class Choices(Protocol):
    """What a grammar may ask. A driver gives `below`; the rest follows from it, and a driver may do it faster."""

    def below(self, n: int) -> int:
        """An integer from 0 to n - 1; `n` is at least 1."""
        ...

    def chance(self, probability: float) -> bool:
        """True with that probability, in steps of 1/256; False is the simpler answer."""
        return self.below(256) >= 256 - int(probability * 256)

    def pick(self, options: Sequence[T]) -> T:
        """One of the options, the first being the simplest. Weights are repeats: see `weighted`."""
        return options[self.below(len(options))]

    def turn(self, n: int) -> int:
        """An integer from 0 to n - 1. Drivers that make programs by number go round all of them, so that nothing waits for its luck."""
        return self.below(n)

    def integer(self, low: int, high: int) -> int:
        """An integer from `low` to `high`, both included; `low` is the simplest."""
        return low + self.below(high - low + 1)


def weighted(options: Iterable[tuple[T, int]]) -> tuple[T, ...]:
    """A tuple for `pick` in which each option stands as often as its weight says: one draw and no search per choice."""
    return tuple(option for option, weight in options for _ in range(weight))


class SeededChoices(Choices):
    """Answers from a seed: the same seed gives the same answers on every machine and Python version.

    `turn` is where it begins to go round: n choices that count up by one go round n options, those of one lie far apart.
    """

    def __init__(self, seed: int | str, turn: int = 0) -> None:
        self._start = turn
        self._turns = 0
        # Only `random()` is documented to stay the same across Python versions; randrange and choice are also three times slower.
        self._random = random.Random(seed).random

    def below(self, n: int) -> int:
        return int(self._random() * n)

    def turn(self, n: int) -> int:
        self._turns += 1
        return (self._start + self._turns * (5 * n // 8)) % n

    def chance(self, probability: float) -> bool:
        return self._random() < probability

    def pick(self, options: Sequence[T]) -> T:
        return options[int(self._random() * len(options))]


class BytesChoices(Choices):
    """Answers from a fuzzer's bytes: the same bytes give the same answers, and when they are used up every answer is 0.

    One answer takes one byte up to 256 options, two up to 65,536, so that a change of one byte changes one choice.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._next = 0

    def below(self, n: int) -> int:
        width = 0 if n <= 1 else (n - 1).bit_length() + 7 >> 3
        start = self._next
        self._next = start + width
        return int.from_bytes(self._data[start : self._next], "little") % n


class DrawnChoices(Choices):
    """Answers drawn from hypothesis: `draw` is what `@composite` or `data()` hands out. A failing program shrinks towards 0."""

    def __init__(self, draw: Callable[[SearchStrategy[int]], int]) -> None:
        from hypothesis.strategies import integers  # a test library: only this driver needs it

        self._draw = draw
        self._integers = integers
        self._below: dict[int, SearchStrategy[int]] = {}

    def below(self, n: int) -> int:
        strategy = self._below.get(n)
        if strategy is None:
            strategy = self._below[n] = self._integers(0, n - 1)
        return self._draw(strategy)

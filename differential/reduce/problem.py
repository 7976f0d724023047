"""The problem that a reduction solves: which programs are interesting, which of two is smaller, and when to stop."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

BATCH = 10  # texts that are tried at once: a budget is not overrun by more than that

Interesting = Callable[[Sequence[str]], list[bool]]
"""Whether each of some texts is interesting."""


class BudgetSpent(Exception):
    """The time or the runs of a reduction are used up."""


class Problem:
    """The smallest interesting text seen so far, and the budget for finding a smaller one.

    A text is smaller if it has fewer characters, or as many and comes first in the alphabet: so no two passes undo each other's work.
    """

    def __init__(self, text: str, interesting: Interesting, *, seconds: float, runs: int) -> None:
        self.best = text
        self._interesting = interesting
        self._until = time.monotonic() + seconds
        self._runs = runs
        self._known: dict[str, bool] = {text: True}

    def smaller(self, text: str) -> bool:
        """Whether `text` is smaller than the best so far."""
        return (len(text), text) < (len(self.best), self.best)

    def holds(self, text: str) -> bool:
        """Whether `text` is interesting; keeps it if it is the smallest so far. Raises BudgetSpent instead of running one more."""
        return self.hold([text])[0]

    def hold(self, texts: Sequence[str]) -> list[bool]:
        """`holds` of each text, in batches: that costs less than one after the other."""
        unknown = [text for text in dict.fromkeys(texts) if text not in self._known]
        for start in range(0, len(unknown), BATCH):
            batch = unknown[start : start + BATCH]
            if self._runs < len(batch) or time.monotonic() > self._until:
                raise BudgetSpent
            self._runs -= len(batch)
            for text, answer in zip(batch, self._interesting(batch), strict=True):
                self._known[text] = answer
                if answer and self.smaller(text):
                    self.best = text
        return [self._known[text] for text in texts]

    def improves(self, text: str) -> bool:
        """Whether `text` is smaller than the best and interesting; then it is the best from now on."""
        return self.smaller(text) and self.holds(text)

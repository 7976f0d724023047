"""The generator of random numbers behind `random`."""

from __future__ import annotations

from typing import Any, final


@final
class Twister:
    """The host's Mersenne Twister. `source.getstate()` writes it down."""

    def __init__(self) -> None:
        from random import Random  # costs milliseconds, which few programs should pay

        self.source: Any = Random(0)

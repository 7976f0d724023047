"""The generator of random numbers behind `random`."""

from __future__ import annotations

import random
from typing import final


@final
class Twister:
    """The host's Mersenne Twister. `source.getstate()` writes it down."""

    def __init__(self) -> None:
        self.source = random.Random(0)

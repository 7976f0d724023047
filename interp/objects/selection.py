"""What itertools selects from tuples: combinations, permutations, products. The host's own iterators do it: no guest code runs in them."""

from __future__ import annotations

from collections.abc import Iterator as HostIterator
from typing import final

from interp.limits import Meter
from interp.objects.iterator import Iterator
from interp.objects.sentinel import EXHAUSTED


@final
class Selection(Iterator):
    """Tuples of `width` items each, which pay for themselves, and `pools` what they are made of."""

    def __init__(self, type_name: str, meter: Meter, walk: HostIterator[object], pools: object, width: int) -> None:
        super().__init__(type_name)
        self.meter = meter
        self.walk = walk
        self.pools = pools
        self.width = width

    def advance(self) -> object:
        width = self.width
        self.meter.charge(56 + 8 * width)
        self.meter.spend(width >> 4)
        for item in self.walk:
            return item
        return EXHAUSTED

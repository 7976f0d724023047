"""Bounds of the fast paths for ints and texts."""

from typing import Final

BIG: Final = 1 << 60
"""Results beyond this are paid for by size."""

SMALL: Final = 1 << 30
"""Factors below this have a product that needs no payment."""

NARROW: Final = 64
"""Characters up to which a text is paid for as if it were not ASCII: asking costs as much as making it."""

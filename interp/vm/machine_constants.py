"""Bounds of the fast paths for ints."""

from typing import Final

BIG: Final = 1 << 60
"""Results beyond this are paid for by size."""

SMALL: Final = 1 << 30
"""Factors below this have a product that needs no payment."""

"""The deque: the host's own object as a guest has it, but none of the plain ones. Host functions that take items or words are not
written for it; where one may have it, it says so.
"""

from __future__ import annotations

from collections import deque
from typing import Final, cast

from interp.objects.instance import Instance

DEQUE: Final[object] = deque


def deque_in(value: object) -> deque[object] | None:
    """The deque that a value is, or that an instance of a subclass holds; None for any other."""
    if isinstance(value, Instance):
        value = value.payload
    return cast("deque[object]", value) if type(value) is DEQUE else None

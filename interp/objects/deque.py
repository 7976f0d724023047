"""The deque: the host's own object as a guest has it, but none of the plain ones. Host functions that take items or words are not
written for it; where one may have it, it says so.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Any, Final, cast

from interp.objects.instance import Instance

_TYPE: Final[Any] = type("collections.deque", (deque,), {"__slots__": (), "__module__": "collections"})
"""A subclass, for those the host frees level by level: a deque of its own in another, and so on, by C recursion without end."""
DEQUE: Final[object] = _TYPE


def made_of(items: Iterable[object], most: int | None) -> deque[object]:
    """A deque of these items, the last `most` of them; None for all."""
    return cast("deque[object]", _TYPE(items, most))


def deque_in(value: object) -> deque[object] | None:
    """The deque that a value is, or that an instance of a subclass holds; None for any other."""
    if isinstance(value, Instance):
        value = value.payload
    return cast("deque[object]", value) if type(value) is DEQUE else None

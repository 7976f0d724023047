"""Our own iterators: what a `for` holds, so that any of them can be written down.

The iterators over hash tables and deques alone keep the host's: only it knows where in the table it stands, and so what comes next once the
guest has removed and added entries; or that a deque has changed. What such a one holds is written down as the number of items left,
`length_hint()`.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator as HostIterator
from collections.abc import Reversible, Sequence
from operator import length_hint
from typing import Final, cast, final

from mypy_extensions import i64

from interp.objects.sentinel import EXHAUSTED, UNBOUND
from interp.objects.type import Numbered

KEYS: Final = 0
VALUES: Final = 1
ITEMS: Final = 2


class Iterator(Numbered):
    """Base of all native iterators. `type_name` is the guest's name of its class."""

    type_name: str

    def __init__(self, type_name: str) -> None:
        super().__init__()
        self.type_name = type_name

    def advance(self) -> object:
        """The next item, or EXHAUSTED, again and again. Raises RuntimeError when what it iterates over has changed size."""
        raise NotImplementedError

    def pure(self) -> bool:
        """Whether `advance` can serve it: no guest code is needed for the next item."""
        return True

    def take(self) -> object:
        """The next item, EXHAUSTED, or UNBOUND where that takes guest code. Raises as `advance`."""
        return self.advance() if self.pure() else UNBOUND

    def length_hint(self) -> int:
        """How many items may come, for `operator.length_hint` and sizing; 0 if unknown."""
        return 0


@final
class RangeIter(Iterator):
    """Over a range whose numbers all fit in 62 bits."""

    def __init__(self, current: i64, stop: i64, step: i64) -> None:
        super().__init__("range_iterator")
        self.start: i64 = current
        self.current: i64 = current
        self.stop: i64 = stop
        self.step: i64 = step

    def advance(self) -> object:
        i = self.current
        if i < self.stop if self.step > 0 else i > self.stop:
            self.current = i + self.step
            return i
        return EXHAUSTED

    def length_hint(self) -> int:
        return len(range(self.current, self.stop, self.step))

    def place(self, index: i64) -> None:
        """Goes to that item: of the whole range, from Python 3.12 on of what is left of it."""
        first = self.start if sys.version_info < (3, 12) else self.current
        count: i64 = len(range(first, self.stop, self.step))
        self.current = first + min(max(index, 0), count) * self.step


@final
class LongRangeIter(Iterator):
    """Over a range with numbers beyond 62 bits."""

    def __init__(self, numbers: range) -> None:
        super().__init__("longrange_iterator")
        self.current: int = numbers.start
        self.step: int = numbers.step
        distance = numbers.stop - numbers.start if numbers.step > 0 else numbers.start - numbers.stop
        self.left: int = max(0, -(-distance // abs(numbers.step)))
        self.start: int = numbers.start

    def advance(self) -> object:
        if self.left == 0:
            return EXHAUSTED
        item = self.current
        self.current = item + self.step
        self.left -= 1
        return item

    def length_hint(self) -> int:
        return self.left

    def place(self, index: int) -> None:
        """As of a range_iterator."""
        first = self.start if sys.version_info < (3, 12) else self.current
        count = self.left + (self.current - first) // self.step
        index = min(max(index, 0), count)
        self.current = first + index * self.step
        self.left = count - index


@final
class SequenceIter(Iterator):
    """Over a list, tuple, str, bytes or bytearray, by index; a list may change meanwhile."""

    def __init__(self, sequence: Sequence[object], type_name: str) -> None:
        super().__init__(type_name)
        self.sequence: Sequence[object] | None = sequence
        self.position: i64 = 0

    def advance(self) -> object:
        sequence = self.sequence
        if sequence is None:
            return EXHAUSTED
        i = self.position
        if isinstance(sequence, list):  # noqa: SIM114 - of one type an item costs a fifth
            if i < len(sequence):
                self.position = i + 1
                return sequence[i]
        elif isinstance(sequence, tuple):  # noqa: SIM114
            if i < len(sequence):
                self.position = i + 1
                return sequence[i]
        elif isinstance(sequence, str):  # noqa: SIM114
            if i < len(sequence):
                self.position = i + 1
                return sequence[i]
        elif isinstance(sequence, bytes):
            if i < len(sequence):
                self.position = i + 1
                return sequence[i]
        elif i < len(sequence):
            self.position = i + 1
            return sequence[i]
        self.sequence = None
        return EXHAUSTED

    def length_hint(self) -> int:
        return 0 if self.sequence is None else max(0, len(self.sequence) - self.position)


@final
class ReverseIter(Iterator):
    """`reversed` of a sequence: by index, from the end."""

    def __init__(self, sequence: Sequence[object], type_name: str) -> None:
        super().__init__(type_name)
        self.sequence: Sequence[object] | None = sequence
        self.position: i64 = len(sequence) - 1

    def advance(self) -> object:
        sequence = self.sequence
        if sequence is None:
            return EXHAUSTED
        i = self.position
        if 0 <= i < len(sequence):
            self.position = i - 1
            return sequence[i]
        self.sequence = None
        return EXHAUSTED

    def length_hint(self) -> int:
        return 0 if self.sequence is None else self.position + 1


_FORWARDS: Final = ("dict_keyiterator", "dict_valueiterator", "dict_itemiterator")
_BACKWARDS: Final = ("dict_reversekeyiterator", "dict_reversevalueiterator", "dict_reverseitemiterator")


@final
class DictIter(Iterator):
    """Over a dict's keys, values or items, forwards or backwards."""

    def __init__(self, mapping: dict[object, object], mode: i64, backwards: bool) -> None:
        super().__init__(_BACKWARDS[mode] if backwards else _FORWARDS[mode])
        self.mapping: dict[object, object] | None = mapping
        shown: Reversible[object] = mapping if mode == KEYS else mapping.values() if mode == VALUES else mapping.items()
        self.table: HostIterator[object] = reversed(shown) if backwards else iter(shown)

    def advance(self) -> object:
        for item in self.table:
            return item
        self.mapping = None
        return EXHAUSTED

    def length_hint(self) -> int:
        return length_hint(self.table)


@final
class SetIter(Iterator):
    """Over a set or frozenset."""

    def __init__(self, items: set[object] | frozenset[object]) -> None:
        super().__init__("set_iterator")
        self.items: set[object] | frozenset[object] | None = items
        self.table: HostIterator[object] = iter(items)

    def advance(self) -> object:
        for item in self.table:
            return item
        self.items = None
        return EXHAUSTED

    def length_hint(self) -> int:
        return length_hint(self.table)


@final
class DequeIter(Iterator):
    """Over a deque, forwards or backwards; the host says when the deque has changed."""

    def __init__(self, items: deque[object], backwards: bool) -> None:
        super().__init__("_collections._deque_reverse_iterator" if backwards else "_collections._deque_iterator")
        self.items: deque[object] | None = items
        self.walk: HostIterator[object] = reversed(items) if backwards else iter(items)

    def advance(self) -> object:
        for item in self.walk:
            return item
        self.items = None
        return EXHAUSTED

    def length_hint(self) -> int:
        return length_hint(self.walk)


def next_of(inner: object) -> object:
    """`advance` of a pure native iterator: of those met most without a look at its class."""
    if isinstance(inner, SequenceIter):
        return inner.advance()
    if isinstance(inner, RangeIter):
        return inner.advance()
    return cast(Iterator, inner).advance()


@final
class Enumerate(Iterator):
    """`enumerate(iterable, start)`."""

    def __init__(self, inner: object, start: int) -> None:
        super().__init__("enumerate")
        self.inner = inner
        self.count: int = start

    def advance(self) -> object:
        return self._counted(next_of(self.inner))

    def take(self) -> object:
        inner = self.inner
        if isinstance(inner, SequenceIter):
            return self._counted(inner.advance())
        return self._counted(inner.take()) if isinstance(inner, Iterator) else UNBOUND

    def _counted(self, item: object) -> object:
        if item is EXHAUSTED or item is UNBOUND:
            return item
        count = self.count
        self.count = count + 1
        return (count, item)

    def pure(self) -> bool:
        return isinstance(self.inner, Iterator) and self.inner.pure()


@final
class Zip(Iterator):
    """`zip(*iterables, strict=)`."""

    def __init__(self, inners: list[object], strict: bool) -> None:
        super().__init__("zip")
        self.inners = inners
        self.set_strict(strict)

    def set_strict(self, strict: bool) -> None:
        """Whether iterators of different lengths are an error; finding that out takes the prelude."""
        self.strict = strict
        pure = True
        for inner in self.inners:
            if not (isinstance(inner, Iterator) and inner.pure()):
                pure = False
        self.all_pure = pure and not strict

    def advance(self) -> object:
        inners = self.inners
        if len(inners) == 2:
            left = next_of(inners[0])
            if left is EXHAUSTED:
                return EXHAUSTED
            right = next_of(inners[1])
            return EXHAUSTED if right is EXHAUSTED else (left, right)
        items: list[object] = []
        for inner in inners:
            item = next_of(inner)
            if item is EXHAUSTED:
                return EXHAUSTED
            items.append(item)
        if not items:
            return EXHAUSTED
        return tuple(items)

    def pure(self) -> bool:
        return self.all_pure


@final
class GuestIterator(Iterator):
    """An iterator whose next item takes guest code: `map`, `filter`, `iter(callable, sentinel)`, `reversed` and `iter` over `__getitem__`.

    `step` is the name of the prelude function that makes the next item, `state` what it works on.
    """

    def __init__(self, type_name: str, step: str, state: list[object]) -> None:
        super().__init__(type_name)
        self.step = step
        self.state = state

    def advance(self) -> object:
        raise NotImplementedError("needs guest code")

    def pure(self) -> bool:
        return False


@final
class Count(Iterator):
    """`itertools.count` of plain numbers."""

    def __init__(self, current: object, step: object) -> None:
        super().__init__("itertools.count")
        self.current = current
        self.step = step

    def advance(self) -> object:
        value = self.current
        self.current = value + self.step  # type: ignore[operator]
        return value


@final
class Repeat(Iterator):
    """`itertools.repeat`; `left` is negative where it never ends."""

    def __init__(self, value: object, left: int) -> None:
        super().__init__("itertools.repeat")
        self.value = value
        self.left = left

    def advance(self) -> object:
        if self.left == 0:
            return EXHAUSTED
        if self.left > 0:
            self.left -= 1
        return self.value

    def length_hint(self) -> int:
        return max(0, self.left)

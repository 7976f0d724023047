"""What a cache of functools has seen: results of calls by their arguments."""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import i64


@final
class CallKey:
    """The arguments of a call: hashed once, as CPython does, and compared as the tuple they are."""

    def __init__(self, items: tuple[object, ...]) -> None:
        self.items = items
        self.value: int = hash(items)

    def __hash__(self) -> int:
        return self.value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CallKey) and self.items == other.items


@final
class Link:
    """A result, with its key and what was used before and after it."""

    def __init__(self, key: object, result: object) -> None:
        self.key = key
        self.result = result
        self.before: Link | None = None
        self.after: Link | None = None


@final
class Memory:
    """`results` has the result of each call by its key, at most `most` of them (UNLIMITED: all, and in no order).

    A ring that begins and ends at `root` goes from the one used longest ago to the latest.
    """

    def __init__(self, function: object, most: i64, typed: bool) -> None:
        self.function = function
        self.most: i64 = most
        self.typed = typed
        self.results: dict[object, Link] = {}
        self.root = Link(None, None)
        self.root.before = self.root.after = self.root
        self.hits: int = 0
        self.misses: int = 0

    def put_last(self, link: Link) -> None:
        """Makes a link the latest of the ring, wherever it was."""
        root = self.root
        _take_out(link)
        last = root.before
        assert last is not None
        link.before, link.after = last, root
        last.after = root.before = link

    def drop_first(self) -> None:
        """Forgets the result that was used longest ago."""
        link = self.root.after
        if link is not None and link is not self.root:  # guest code that compares keys may have forgotten it meanwhile
            _take_out(link)
            del self.results[link.key]

    def clear(self) -> None:
        """Forgets all; the ring is taken apart, for the host frees none that is whole before it looks for them."""
        self.hits = self.misses = 0
        link = self.root.after
        self.root.before = self.root.after = self.root
        while link is not None and link is not self.root:
            after = link.after
            link.before = link.after = None
            link = after
        self.results.clear()


def _take_out(link: Link) -> None:
    before, after = link.before, link.after
    if before is not None and after is not None:
        before.after, after.before = after, before
        link.before = link.after = None


UNLIMITED: Final = -1

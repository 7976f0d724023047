"""Rows of list, tuple, range and slice."""

from __future__ import annotations

from typing import Final

from interp.builtins import integer_prices, prices
from interp.builtins.declare import attributes, constants, each, methods, preludes, replaced
from interp.builtins.row import FUNCTION, Native

COMPARISONS: Final = "__eq__ __ne__ __lt__ __le__ __gt__ __ge__"


def position(items: object, value: object, start: object = 0, stop: object = None) -> int:
    """Where `value` first stands in a list or tuple between two bounds, -1 if nowhere: `index` without its message, which shows it."""
    assert isinstance(items, (list, tuple))
    for i in range(*slice(start, stop).indices(len(items))):
        if i >= len(items):
            break
        item = items[i]
        if item is value or item == value:
            return i
    return -1


ROWS: Final[list[Native]] = [
    *methods("list", [
        ("append", "o", prices.appended),
        ("extend", "l", prices.extended),
        ("insert", "io", prices.inserted),
        ("pop", "i", prices.taken),
        ("remove", "e", prices.searched),
        ("count", "e", prices.searched),
        ("clear", "", prices.constant),
        ("copy", "", prices.copied),
        ("reverse", "", prices.removed),
        ("__contains__", "e", prices.searched),
        *each(COMPARISONS, "c", prices.compared),
        ("__len__", "", prices.constant),
        ("__getitem__", "i", prices.subscripted),
        ("__setitem__", "ia", prices.assigned),
        ("__delitem__", "i", prices.removed),
        ("__add__", "v", prices.concatenated),
        ("__iadd__", "l", prices.extended),
        *each("__mul__ __rmul__ __imul__", "i", prices.repeated),
    ], fallbacks={"extend": "_list_extend", "__iadd__": "_list_inplace_add"}),
    *constants("list", "__hash__", prices.constant),
    *preludes("list", [("sort", "key:o reverse:v", "_list_sort"), ("index", "eii", "_list_index")], prices.constant),
    *methods("tuple", [
        *each("count index __contains__", "eii", prices.searched),
        *each(COMPARISONS, "c", prices.compared),
        ("__hash__", "", prices.hashed),
        ("__len__", "", prices.constant),
        ("__getitem__", "i", prices.subscripted),
        ("__add__", "v", prices.concatenated),
        *each("__mul__ __rmul__", "i", prices.repeated),
        ("__getnewargs__", "", prices.copied),
    ]),
    *methods("range", [
        *each("count index __contains__", "h", prices.searched_range),
        *each(COMPARISONS, "v", integer_prices.range_arithmetic),
        *each("__len__ __bool__ __hash__", "", integer_prices.range_arithmetic),
        ("__getitem__", "i", integer_prices.range_arithmetic),
        ("__repr__", "", integer_prices.range_repr),
    ]),
    *attributes("range", "start stop step", prices.constant),
    *methods("slice", [
        *each(COMPARISONS, "c", prices.compared),
        ("__hash__", "", prices.hashed),
    ]),
    *preludes("slice", [("indices", "i", "_slice_indices")], prices.constant),
    replaced("_prelude", "host_slice_indices", slice.indices, "vi", integer_prices.slice_arithmetic, FUNCTION),
    *attributes("slice", "start stop step", prices.constant),
    replaced("_prelude", "position", position, "oeii", prices.searched, FUNCTION),
]  # fmt: skip
"""`_prelude.position(items, value, start, stop)` is what `_list_index` calls."""

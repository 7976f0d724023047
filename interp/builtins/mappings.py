"""Rows of dict, set and frozenset."""

from __future__ import annotations

from typing import Final

from interp.builtins import hash_prices, prices
from interp.builtins.declare import Line, classmethods, constants, each, methods
from interp.builtins.row import Native

BOTH: Final[list[Line]] = [
    *each("union symmetric_difference", "H", hash_prices.merged),
    *each("difference intersection isdisjoint issubset issuperset", "H", hash_prices.reduced),
    *each("__or__ __ror__ __xor__ __rxor__ __rsub__", "v", hash_prices.merged),
    *each("__and__ __rand__ __sub__", "v", hash_prices.reduced),
    *each("__eq__ __ne__ __lt__ __le__ __gt__ __ge__", "v", hash_prices.walked),
    ("__contains__", "s", hash_prices.looked_up),
    ("__len__", "", prices.constant),
    ("copy", "", hash_prices.copied),
]

ONE_BY_ONE: Final = {
    name: f"_set_{name}" for name in ("isdisjoint", "issubset", "issuperset", "union", "intersection", "difference", "symmetric_difference")
}
"""What hashes each item of a guest's iterable before the next one comes."""

UPDATING: Final = {
    name: f"_set_{name}" for name in ("update", "difference_update", "intersection_update", "symmetric_difference_update")
}

ROWS: Final[list[Native]] = [
    *methods("dict", [
        ("get", "ho", hash_prices.looked_up),
        ("__contains__", "h", hash_prices.looked_up),
        ("__setitem__", "ho", hash_prices.added),
        ("setdefault", "ho", hash_prices.added),
        ("__delitem__", "h", hash_prices.removed),
        ("pop", "ho", hash_prices.removed),
        ("popitem", "", hash_prices.popped),
        ("update", "m **:o", hash_prices.updated),
        ("clear", "", prices.constant),
        ("copy", "", hash_prices.copied),
        *each("__or__ __ror__", "v", hash_prices.merged),
        ("__ior__", "m", hash_prices.updated),
        *each("__eq__ __ne__", "c", prices.compared),
        *each("__lt__ __le__ __gt__ __ge__", "v", prices.constant),
        ("__len__", "", prices.constant),
    ], fallbacks={"update": "_dict_update", "__ior__": "_dict_inplace_or"}),
    *classmethods("dict", [("fromkeys", "Ho", hash_prices.from_keys)]),
    *constants("dict", "__hash__", prices.constant),
    *methods("set", [
        *BOTH,
        ("add", "h", hash_prices.added),
        *each("discard remove", "s", hash_prices.removed),
        ("pop", "", hash_prices.popped),
        ("clear", "", prices.constant),
        *each("update symmetric_difference_update", "H", hash_prices.merged),
        *each("difference_update intersection_update", "H", hash_prices.thinned),
        *each("__ior__ __ixor__", "v", hash_prices.merged),
        *each("__isub__ __iand__", "v", hash_prices.thinned),
    ], fallbacks=ONE_BY_ONE | UPDATING),
    *constants("set", "__hash__", prices.constant),
    *methods("frozenset", [*BOTH, ("__hash__", "", hash_prices.walked)], fallbacks=ONE_BY_ONE),
]  # fmt: skip

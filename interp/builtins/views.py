"""Rows of what shows a dict without being one: the views of its keys, values and items, and mappingproxy."""

from __future__ import annotations

from collections.abc import Sized
from typing import Final, cast

from interp.builtins import hash_prices, prices
from interp.builtins.declare import attributes, each, methods
from interp.builtins.row import Native
from interp.limits import Meter
from interp.objects.builtin_types import BUILTIN

VIEWS: Final = ("dict_keys", "dict_values", "dict_items")
_HOSTS: Final[set[object]] = {BUILTIN[name].host for name in (*VIEWS, "mappingproxy")}


def length(value: object) -> int:
    """How many items a view or a host container has; 0 for anything else."""
    return len(cast(Sized, value)) if type(value) in _HOSTS else prices.length(value)


def merged(meter: Meter, args: list[object]) -> None:
    """A set or dict with the items of all arguments, each hashed."""
    n = 0
    for other in args:
        n += length(other)
        hash_prices.collisions(meter, other)
    prices.pay(meter, 216 + hash_prices.DICT_ENTRY * n, 1 + 6 * n)


def copied(meter: Meter, args: list[object]) -> None:
    """A dict as large as the receiver."""
    n = length(args[0])
    prices.pay(meter, 216 + hash_prices.DICT_ENTRY * n, 1 + n // 2)


ROWS: Final[list[Native]] = [
    *[
        row
        for owner in ("dict_keys", "dict_items")
        for row in methods(owner, [
            *each("__and__ __or__ __sub__ __xor__ __rand__ __ror__ __rsub__ __rxor__ isdisjoint", "H", merged),
            *each("__eq__ __ne__ __lt__ __le__ __gt__ __ge__", "v", merged),
            ("__contains__", "h" if owner == "dict_keys" else "c", hash_prices.looked_up),
            ("__hash__", "", prices.constant),
        ])
    ],
    *[row for owner in VIEWS for row in methods(owner, [("__len__", "", prices.constant)])],
    *[row for owner in VIEWS for row in attributes(owner, "mapping", prices.constant)],
    *methods("mappingproxy", [
        ("get", "ho", hash_prices.looked_up),
        *each("__getitem__ __contains__", "h", hash_prices.looked_up),
        *each("keys values items __len__", "", prices.constant),
        ("copy", "", copied),
        *each("__or__ __ror__ __ior__", "v", merged),
        *each("__eq__ __ne__ __lt__ __le__ __gt__ __ge__", "c", merged),
        ("__hash__", "", prices.constant),
    ], fallbacks={f"__{name}__": f"_proxy_{name}" for name in ("eq", "ne", "lt", "le", "gt", "ge")}),
]  # fmt: skip

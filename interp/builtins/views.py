"""Rows of what shows a dict without being one: the views of its keys, values and items, and mappingproxy."""

from __future__ import annotations

from typing import Final

from interp.builtins import hash_prices, prices
from interp.builtins.declare import attributes, each, methods
from interp.builtins.row import Native

VIEWS: Final = ("dict_keys", "dict_values", "dict_items")

ROWS: Final[list[Native]] = [
    *[
        row
        for owner in ("dict_keys", "dict_items")
        for row in methods(owner, [
            *each("__and__ __or__ __sub__ __xor__ __rand__ __ror__ __rsub__ __rxor__ isdisjoint", "H", hash_prices.merged),
            *each("__eq__ __ne__ __lt__ __le__ __gt__ __ge__", "v", hash_prices.merged),
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
        ("copy", "", hash_prices.copied),
        *each("__or__ __ror__ __ior__", "v", hash_prices.merged),
        *each("__eq__ __ne__ __lt__ __le__ __gt__ __ge__", "c", hash_prices.merged),
        ("__hash__", "", prices.constant),
    ], fallbacks={f"__{name}__": f"_proxy_{name}" for name in ("eq", "ne", "lt", "le", "gt", "ge")}),
]  # fmt: skip

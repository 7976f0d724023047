"""THE table of what a guest can call and read on builtin types, and the names it starts with."""

from __future__ import annotations

import builtins
from typing import Final, cast

from interp.builtins import (
    binary,
    callable_rows,
    construct,
    evaluating,
    exception_rows,
    functions,
    intrinsics,
    iterator_rows,
    mappings,
    mathematics,
    numbers,
    object_rows,
    quick,
    sequences,
    templates,
    text,
    value_rows,
    views,
)
from interp.builtins.row import CONSTANT, Native
from interp.objects.builtin_types import BUILTIN
from interp.objects.sentinel import EXHAUSTED, MISSING

TABLE: Final[dict[str, Native]] = {}
"""Every row by its dotted name (`str.upper`, `len`)."""

PUBLIC: Final[dict[str, object]] = {}
"""What the names of the builtins module stand for."""

PRIVATE: Final[dict[str, object]] = {}
"""What prelude code sees besides: its intrinsics under `_name`."""

MODULES: Final[dict[str, dict[str, object]]] = {}
"""The contents of the native modules."""

_OWNED: Final[dict[str, list[Native]]] = {}

_HIDDEN_CLASSES: Final = frozenset(
    ("function", "cell", "member_descriptor", "module", "traceback", "frame", "method", "generator", "coroutine", "async_generator",
     "iterator", "NoneType", "ellipsis", "NotImplementedType", "mappingproxy")
)  # fmt: skip


def rows_of(owner: str) -> list[Native]:
    """The rows of a builtin type or module, by its name; of the builtin functions for the empty name."""
    return _OWNED.get(owner, [])


def _fill() -> None:
    families = (
        functions.ROWS, construct.CONSTRUCTORS, object_rows.ROWS, exception_rows.ROWS, callable_rows.ROWS, iterator_rows.ROWS,
        value_rows.ROWS, numbers.ROWS, text.ROWS, binary.ROWS, sequences.ROWS, mappings.ROWS, views.ROWS,
        mathematics.ROWS, intrinsics.INTRINSICS, templates.TEMPLATES, evaluating.EVALUATING,
    )  # fmt: skip
    for family in families:
        for row in family:
            if row.dotted in TABLE:
                raise ValueError(f"two rows are called {row.dotted}")
            TABLE[row.dotted] = row
            _OWNED.setdefault(row.owner, []).append(row)
            if row.owner in BUILTIN:
                BUILTIN[row.owner].namespace[row.name] = row.func if row.role == CONSTANT else row
            elif row.owner == "_prelude":
                PRIVATE[f"_{row.name}"] = row
            elif row.owner:
                MODULES.setdefault(row.owner, {})[row.name] = row.func if row.role == CONSTANT else row
            elif row.name in BUILTIN:
                BUILTIN[row.name].constructor = row
            else:
                PUBLIC[row.name] = row
    for name, cls in BUILTIN.items():
        if name.isidentifier() and name not in _HIDDEN_CLASSES and "_iterator" not in name and "iterator" not in name and "_" not in name:
            PUBLIC[name] = cls
    for name, cls in BUILTIN.items():
        words = getattr(cls.host or getattr(builtins, name, None), "__doc__", None)
        cls.namespace.setdefault("__doc__", words if isinstance(words, str) else None)
    PUBLIC.update({"Ellipsis": ..., "NotImplemented": NotImplemented, "__debug__": True, "__name__": "builtins"})
    PRIVATE.update(cast(dict[str, object], {**PUBLIC, "_missing": MISSING, "_exhausted": EXHAUSTED}))


_fill()
quick.equip(rows_of(""))

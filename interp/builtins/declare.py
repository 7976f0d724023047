"""The words in which rows of the builtins table are declared."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from interp.builtins import prices
from interp.builtins.row import ATTRIBUTE, CLASSMETHOD, CONSTANT, FUNCTION, GUEST, HOST, MACHINE, METHOD, STATICMETHOD, Native
from interp.limits import Meter

Price = Callable[[Meter, list[object]], None]
Line = tuple[str, str, Price]
"""Name, signature, price. A signature is a letter per parameter (`vii`); where some have names, words: `v v count:i`."""

KEEPS_ENDS: Final = "i" if sys.version_info < (3, 12) else "v"
"""The kind of what says whether lines keep their ends: an int, once."""

OWNERS: Final[dict[str, object]] = {
    "object": object,
    "int": int,
    "bool": bool,
    "float": float,
    "complex": complex,
    "str": str,
    "bytes": bytes,
    "bytearray": bytearray,
    "list": list,
    "tuple": tuple,
    "range": range,
    "slice": slice,
    "dict": dict,
    "set": set,
    "frozenset": frozenset,
    "dict_keys": type({}.keys()),
    "dict_values": type({}.values()),
    "dict_items": type({}.items()),
    "mappingproxy": MappingProxyType,
    "NoneType": type(None),
    "math": math,
}


NO_FALLBACKS: Final[Mapping[str, str]] = {}


def each(names: str, signature: str, price: Price) -> list[Line]:
    """A line for each of the names, which are separated by spaces."""
    return [(name, signature, price) for name in names.split()]


def methods(owner: str, lines: list[Line], role: str = METHOD, fallbacks: Mapping[str, str] = NO_FALLBACKS) -> list[Native]:
    """HOST rows for those of the lines that the host's Python has; None where it has that to say that there is none (`slice.__hash__`).

    `fallbacks`: the prelude functions that take over where an argument is no plain value.
    """
    host = OWNERS[owner]
    own: Mapping[str, object] = getattr(host, "__dict__")  # noqa: B009 - compiled code takes the attribute for a dict, which a type's is not
    rows = []
    for name, signature, price in lines:
        if name in own:
            function: object = getattr(host, name)
            row = Native(owner, name, HOST, function, "", price, CONSTANT if function is None else role, fallback=fallbacks.get(name, ""))
            rows.append(signed(row, signature))
    return rows


def replaced(owner: str, name: str, function: object, signature: str, price: Price, role: str = METHOD) -> Native:
    """A HOST row whose work is done by a function of ours around the host's."""
    return signed(Native(owner, name, HOST, function, "", price, role), signature)


def classmethods(owner: str, lines: list[Line]) -> list[Native]:
    """HOST rows for constructors such as `int.from_bytes`."""
    return methods(owner, lines, CLASSMETHOD)


def staticmethods(owner: str, lines: list[Line]) -> list[Native]:
    """HOST rows for functions that stand in a type."""
    return methods(owner, lines, STATICMETHOD)


def functions(module: str, lines: list[Line]) -> list[Native]:
    """HOST rows for the functions of a module."""
    return methods(module, lines, FUNCTION)


def attributes(owner: str, names: str, price: Price) -> list[Native]:
    """HOST rows for what is read without a call, such as `range.start`."""
    host = OWNERS[owner]
    return [Native(owner, name, HOST, getattr(getattr(host, name), "__get__"), "", price, ATTRIBUTE) for name in names.split()]  # noqa: B009


def constants(owner: str, names: str, price: Price) -> list[Native]:
    """HOST rows for values: `math.pi`, and the None that `list.__hash__` is."""
    host = OWNERS[owner]
    return [Native(owner, name, HOST, getattr(host, name), "", price, CONSTANT) for name in names.split()]


def preludes(owner: str, lines: list[tuple[str, str, str]], price: Price, role: str = METHOD) -> list[Native]:
    """GUEST rows: name, signature and the prelude function, which pays by running."""
    return [signed(Native(owner, name, GUEST, function, "", price, role), signature) for name, signature, function in lines]


def method(owner: str, name: str, function: object, extra: int) -> Native:
    """A MACHINE method with exactly `extra` arguments besides its receiver."""
    return Native(owner, name, MACHINE, function, "", prices.constant, METHOD, 1 + extra, 1 + extra)


def read(owner: str, name: str, function: object) -> Native:
    """A MACHINE row for an attribute that can only be read."""
    return Native(owner, name, MACHINE, function, "", prices.constant, ATTRIBUTE, 1, 1)


def settable(owner: str, name: str, function: object) -> Native:
    """A MACHINE row for an attribute that can be set: the function then has the new value as second argument, UNBOUND to delete."""
    return Native(owner, name, MACHINE, function, "", prices.constant, ATTRIBUTE, 1, 2)


def guest(owner: str, name: str, function: str, role: str = METHOD) -> Native:
    """A GUEST row: a prelude function, which finds fault with its arguments itself."""
    return Native(owner, name, GUEST, function, "", prices.constant, role)


def signed(row: Native, signature: str) -> Native:
    """The row, with kinds, keywords and parameters as the signature says."""
    if ":" not in signature:
        row.take_kinds(signature)
        return row
    kinds = row.kinds
    for word in signature.split():
        name, _, kind = word.rpartition(":")
        if name:
            row.keywords[name] = kind
        if name != "**":
            kinds += kind
            row.parameters.append(name)
    row.take_kinds(kinds)
    return row

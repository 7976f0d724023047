# mypyc: skip
"""Plain values as bytes, between the host and the process of an isolated session.

A message is JSON: a flat table of nodes, each `[kind, ...]`, that refer to earlier ones by number; the last is the value. What occurs
twice is written once, and nothing is nested, so no message is larger than the value it is of. Either side may be anything at all:
reading raises WireError for what no writer writes, and makes nothing but plain values.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from typing import Any, Final

from interp.host.convert import GuestObject
from interp.host.errors import MontyConversionError

LARGEST: Final = 1 << 30
"""Bytes of a message."""
_LENGTH: Final = struct.Struct(">I")


class WireError(Exception):
    """The bytes are no message."""


def pack(value: object) -> list[list[Any]]:
    """The table of a value. Raises MontyConversionError for what is no plain value."""
    nodes: list[list[Any]] = []
    known: dict[int, int] = {}

    def place(item: object) -> int:
        if id(item) in known:
            return known[id(item)]
        nodes.append(node(item))
        known[id(item)] = len(nodes) - 1
        return len(nodes) - 1

    def node(item: Any) -> list[Any]:
        kind = type(item)
        if kind in _SCALARS:
            return [kind.__name__, *_SCALARS[kind](item)]
        if kind in _CONTAINERS:
            return [kind.__name__, *[place(each) for each in item]]
        if kind is dict:
            return ["dict", *[place(each) for pair in item.items() for each in pair]]
        if kind is slice:
            return ["slice", place(item.start), place(item.stop), place(item.step)]
        if item is Ellipsis:
            return ["ellipsis"]
        if kind is GuestObject:
            return ["guest", item.type_name]
        raise MontyConversionError(f"a {kind.__name__} can't be given to a guest")

    place(value)
    return nodes


_SCALARS: Final[dict[type, Callable[[Any], list[Any]]]] = {
    type(None): lambda value: [],
    bool: lambda value: [value],
    int: lambda value: [hex(value)],
    float: lambda value: [value.hex()],
    complex: lambda value: [value.real.hex(), value.imag.hex()],
    str: lambda value: [value],
    bytes: lambda value: [value.hex()],
    bytearray: lambda value: [value.hex()],
    range: lambda value: [hex(value.start), hex(value.stop), hex(value.step)],
}
_CONTAINERS: Final[dict[type, Callable[[list[Any]], Any]]] = {list: list, tuple: tuple, set: set, frozenset: frozenset}
_READ: Final[dict[str, Callable[..., object]]] = {
    "NoneType": lambda: None,
    "bool": lambda value: value is True,
    "int": lambda text: int(text, 16),
    "float": float.fromhex,
    "complex": lambda real, imag: complex(float.fromhex(real), float.fromhex(imag)),
    "str": lambda text: text if isinstance(text, str) else _refuse("text that is none"),
    "bytes": bytes.fromhex,
    "bytearray": bytearray.fromhex,
    "range": lambda *bounds: range(*(int(bound, 16) for bound in bounds)),
    "ellipsis": lambda: ...,
    "guest": lambda name: GuestObject(str(name)),
}
_MAKE: Final = {kind.__name__: make for kind, make in _CONTAINERS.items()}


def _refuse(why: str) -> Any:
    raise WireError(why)


def unpack(nodes: object) -> Any:
    """The value of a table. Raises WireError."""
    made: list[Any] = []
    try:
        assert isinstance(nodes, list) and nodes
        for letter, *rest in nodes:
            if letter in _READ:
                made.append(_READ[letter](*rest))
                continue
            if not all(type(place) is int and 0 <= place < len(made) for place in rest):
                _refuse("a node that refers to no earlier one")
            parts = [made[place] for place in rest]
            if letter in _MAKE:
                made.append(_MAKE[letter](parts))
            elif letter == "dict":
                made.append(dict(zip(parts[::2], parts[1::2], strict=True)))
            elif letter == "slice":
                made.append(slice(*parts))
            else:
                _refuse(f"a node of unknown kind {letter!r}")
    except (AssertionError, TypeError, ValueError, OverflowError) as error:
        raise WireError(str(error)) from None
    return made[-1]


def framed(message: dict[str, Any]) -> bytes:
    """A message as it goes over the line."""
    data = json.dumps(message).encode("ascii")
    return _LENGTH.pack(len(data)) + data


def read_frame(read: Callable[[int], bytes]) -> dict[str, Any] | None:
    """The next message, from `read(n)` that gives at most n bytes; None at the end. Raises WireError."""
    head = _exactly(read, _LENGTH.size)
    if not head:
        return None
    (size,) = _LENGTH.unpack(head)
    if size > LARGEST:
        raise WireError(f"a message of {size} bytes")
    data = _exactly(read, size)
    try:
        message = json.loads(data)
    except ValueError as error:
        raise WireError(str(error)) from None
    if not isinstance(message, dict):
        raise WireError("no message")
    return message


def _exactly(read: Callable[[int], bytes], size: int) -> bytes:
    data = b""
    while len(data) < size and (chunk := read(min(size - len(data), 1 << 20))):
        data += chunk
    return data if len(data) == size else b""

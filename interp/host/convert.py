"""Values across the border: copies of plain ones, and nothing else."""

from __future__ import annotations

from typing import Final

from interp.host.errors import MontyConversionError
from interp.objects.builtin_types import class_of
from interp.objects.exception import ExceptionState
from interp.objects.instance import Instance
from interp.objects.sentinel import UNBOUND

SCALARS: Final[set[object]] = {int, float, complex, bool, str, bytes, type(None), type(...), range}
DEEPEST: Final = 200


def to_guest(value: object, depth: int = 0) -> object:
    """A copy of a host value for the guest. Raises MontyConversionError for anything but plain values."""
    kind = type(value)
    if kind in SCALARS:
        return value
    if depth > DEEPEST:
        raise MontyConversionError(f"value is nested more than {DEEPEST} deep")
    if kind is list or kind is tuple or kind is set or kind is frozenset:
        return kind(to_guest(item, depth + 1) for item in value)  # type: ignore[attr-defined]
    if kind is dict:
        return {to_guest(k, depth + 1): to_guest(v, depth + 1) for k, v in value.items()}  # type: ignore[attr-defined]
    if kind is bytearray:
        return bytearray(value)  # type: ignore[call-overload]
    raise MontyConversionError(
        f"a {kind.__name__} can't be given to a guest; plain values can: numbers, text, bytes, lists, tuples, sets, dicts"
    )


class GuestObject:
    """Stands for a guest's object that is no plain value: its class's name is all there is."""

    __slots__ = ("type_name",)

    def __init__(self, type_name: str) -> None:
        self.type_name = type_name

    def __repr__(self) -> str:
        return f"<guest {self.type_name}>"


def to_host(value: object, depth: int = 0) -> object:
    """A copy of a guest value for the host; an object of a guest's class becomes a GuestObject, a builtin's subclass the plain value.

    Raises MontyConversionError when it is nested too deep, or holds itself.
    """
    kind = type(value)
    if kind in SCALARS:
        return value
    if depth > DEEPEST:
        raise MontyConversionError(f"value is nested more than {DEEPEST} deep")
    if kind is list or kind is tuple or kind is set or kind is frozenset:
        return kind(to_host(item, depth + 1) for item in value)  # type: ignore[attr-defined]
    if kind is dict:
        return {to_host(k, depth + 1): to_host(v, depth + 1) for k, v in value.items()}  # type: ignore[attr-defined]
    if kind is bytearray:
        return bytearray(value)  # type: ignore[call-overload]
    if kind is slice:
        return value
    if isinstance(value, Instance) and value.payload is not UNBOUND and not isinstance(value.payload, ExceptionState):
        return to_host(value.payload, depth + 1)
    return GuestObject(class_of(value).name)

"""Values across the border: copies of plain ones, and nothing else."""

from __future__ import annotations

from typing import Final

from interp.host.errors import MontyConversionError
from interp.objects.builtin_types import PLAIN, class_of
from interp.objects.instance import Instance

SCALARS: Final[set[object]] = {int, float, complex, bool, str, bytes, type(None), type(...), range}
DEEPEST: Final = 200


class GuestObject:
    """Stands for a guest's object that is no plain value: its class's name is all there is."""

    __slots__ = ("type_name",)

    def __init__(self, type_name: str) -> None:
        self.type_name = type_name

    def __repr__(self) -> str:
        return f"<guest {self.type_name}>"


def to_guest(value: object) -> object:
    """A copy of a host value for the guest. Raises MontyConversionError for anything but plain values, and as `to_host` does."""
    return _copy(value, False, {}, 0)


def to_host(value: object) -> object:
    """A copy of a guest value for the host; an object of a guest's class becomes a GuestObject, a builtin's subclass the plain value.

    Raises MontyConversionError when it is nested too deep, or holds itself.
    """
    return _copy(value, True, {}, 0)


def _copy(value: object, from_guest: bool, copies: dict[int, object], depth: int) -> object:
    """What occurs twice is copied once: a guest can nest a list in itself twice, 200 times over."""
    kind = type(value)
    if kind in SCALARS:
        return value
    made = copies.get(id(value))
    if made is not None:
        return made
    if depth > DEEPEST:
        raise MontyConversionError(f"value is nested more than {DEEPEST} deep")
    if kind is list or kind is tuple or kind is set or kind is frozenset:
        made = kind(_copy(item, from_guest, copies, depth + 1) for item in value)  # type: ignore[attr-defined]
    elif kind is dict:
        made = {
            _copy(k, from_guest, copies, depth + 1): _copy(v, from_guest, copies, depth + 1)
            for k, v in value.items()  # type: ignore[attr-defined]
        }
    elif kind is bytearray:
        made = bytearray(value)  # type: ignore[call-overload]
    elif from_guest:
        made = _plain(value, copies, depth)
    else:
        raise MontyConversionError(
            f"a {kind.__name__} can't be given to a guest; plain values can: numbers, text, bytes, lists, tuples, sets, dicts"
        )
    copies[id(value)] = made
    return made


def _plain(value: object, copies: dict[int, object], depth: int) -> object:
    if type(value) is slice:
        return slice(*(_copy(bound, True, copies, depth + 1) for bound in (value.start, value.stop, value.step)))
    if isinstance(value, Instance) and type(value.payload) in PLAIN:
        return _copy(value.payload, True, copies, depth + 1)
    return GuestObject(class_of(value).name)

"""Functions of the host's C modules that the shims call with plain values.

What they raise comes back as words, for the shim knows the class.
"""

from __future__ import annotations

import binascii
import json
import struct
from collections.abc import Callable
from json import decoder, encoder
from typing import Any, Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.declare import Price
from interp.builtins.representation_prices import written
from interp.builtins.row import FUNCTION, MACHINE, Native
from interp.limits import Meter
from interp.objects.type import LONGEST
from interp.operations.call import convert
from interp.vm.state import VM


def formatted(function: Callable[..., object], method: Callable[..., object]) -> Callable[..., object]:
    """A function of `struct`, by way of its method where the format is long: the module remembers the last hundred formats."""

    def apply(layout: str, *values: object) -> object:
        return function(layout, *values) if len(layout) <= LONGEST else method(struct.Struct(layout), *values)

    return apply


def size_of_format(layout: str) -> int:
    """`struct.calcsize`, which remembers no long format."""
    return struct.calcsize(layout) if len(layout) <= LONGEST else struct.Struct(layout).size


def measured(meter: Meter, args: list[object]) -> None:
    """`calcsize`: a code for each character of the format."""
    prices.pay(meter, 100 + 40 * prices.length(args[0]), 1 + prices.length(args[0]))


def packing(meter: Meter, args: list[object]) -> None:
    """`struct`: what the format says."""
    measured(meter, args)
    try:
        size = size_of_format(cast(str, args[0]))
    except (struct.error, TypeError):
        size = 0
    prices.pay(meter, 100 + size + 40 * len(args), size >> 6)


def unpacking(meter: Meter, args: list[object]) -> None:
    """`struct.unpack`: a value for each byte at most."""
    measured(meter, args)
    size = prices.length(args[1])
    prices.pay(meter, 100 + 40 * size, size >> 2)


def translating(meter: Meter, args: list[object]) -> None:
    """`binascii`: three times the data at most."""
    size = prices.length(args[0]) if args else 0
    prices.pay(meter, 100 + 4 * size, size >> 4)


def scanning(meter: Meter, args: list[object]) -> None:
    """`json`: the smallest value of three characters is an empty list."""
    size = prices.length(args[0])
    prices.pay(meter, 200 + 32 * size, size >> 2)


def quoting(meter: Meter, args: list[object]) -> None:
    """`json`: six characters for one."""
    size = prices.length(args[0])
    prices.pay(meter, 100 + 6 * size, size >> 4)


_DECODER: Final = json.JSONDecoder()
_LOOSE: Final = json.JSONDecoder(strict=False)


def json_scan(text: str, start: int, strict: bool) -> object:
    """The value of a JSON text from `start` on and where it ends."""
    return (_DECODER if strict else _LOOSE).scan_once(text, start)  # type: ignore[attr-defined]


ATTEMPTS: Final[dict[str, tuple[Callable[..., object], Price]]] = {
    "calcsize": (size_of_format, measured),
    "pack": (formatted(struct.pack, struct.Struct.pack), packing),
    "unpack": (formatted(struct.unpack, struct.Struct.unpack), unpacking),
    "unpack_from": (formatted(struct.unpack_from, struct.Struct.unpack_from), unpacking),
    "json_scan": (json_scan, scanning),
    "json_string": (decoder.scanstring, scanning),  # type: ignore[attr-defined]
    "json_ascii": (encoder.encode_basestring_ascii, quoting),
    "json_quote": (encoder.encode_basestring, quoting),
    **{
        name: (getattr(binascii, name), translating)
        for name in ("a2b_base64", "a2b_hex", "a2b_qp", "a2b_uu", "b2a_base64", "b2a_hex", "b2a_qp", "b2a_uu", "crc32", "crc_hqx")
    },
}
"""Name -> function of the host, price."""

_REFUSED: Final = (struct.error, binascii.Error, binascii.Incomplete, ValueError)


def attempt(vm: VM, args: list[object], dst: i64) -> object:
    """`_attempt(name, args, keywords)`: (True, value); (False, words) where the host's function raises an exception of its own module;
    of json (False, (words, place)), or (False, place) where there is no value.

    What else it raises, the guest gets.
    """
    function, price = ATTEMPTS[cast(str, args[0])]
    given = [convert(vm, "v", value) for value in cast(tuple[object, ...], args[1])]
    named = {name: convert(vm, "v", value) for name, value in cast(dict[str, Any], args[2]).items()} if len(args) > 2 else {}
    price(vm, given)
    try:
        return (True, function(*given, **named))
    except json.JSONDecodeError as error:
        return (False, (error.msg, error.pos))
    except StopIteration as stop:
        return (False, stop.value)
    except _REFUSED as error:
        return (False, str(error))
    except (TypeError, OverflowError, RecursionError) as error:
        raise vm.host_error(error) from None


class _Foreign(Exception):
    """The host's encoder met what json's own Python is to word."""


def _foreign(value: object) -> object:
    raise _Foreign


def encode_json(vm: VM, args: list[object], dst: i64) -> object:
    """`_json_encode(value, settings)` of a plain value: (True, text), (False, words) for a ValueError, (False, None) if it takes more."""
    value = args[0]
    escape, key_separator, item_separator, sort_keys, skip_keys, allow_nan = cast(tuple[Any, ...], args[1])
    written(vm, value, len(key_separator) + len(item_separator), escape)
    quote = encoder.encode_basestring_ascii if escape else encoder.encode_basestring
    made: Any = _MAKE_ENCODER({}, _foreign, quote, None, key_separator, item_separator, sort_keys, skip_keys, allow_nan)
    try:
        return (True, "".join(made(value, 0)))
    except ValueError as error:
        return (False, str(error))
    except (_Foreign, TypeError, RecursionError):
        return (False, None)


_MAKE_ENCODER: Final[Any] = encoder.c_make_encoder  # type: ignore[attr-defined]

ATTEMPTING: Final[list[Native]] = [
    Native("_prelude", "attempt", MACHINE, attempt, "", prices.constant, FUNCTION),
    Native("_prelude", "json_encode", MACHINE, encode_json, "", prices.constant, FUNCTION),
]

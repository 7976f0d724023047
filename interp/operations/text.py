"""repr, str and format of values: the host's own where a value is plain through and through, the prelude's where it is not."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from mypy_extensions import i64

from interp.builtins.integer_prices import decimal_work
from interp.builtins.prices import pay
from interp.builtins.representation_prices import represented
from interp.builtins.text_prices import quoted, widths
from interp.objects.builtin_types import PLAIN
from interp.objects.instance import Instance
from interp.operations.call import call_then, enter
from interp.operations.measure import SCALARS, is_pure
from interp.operations.special import is_inherited, own_method
from interp.vm.frame import TEXT, Pending
from interp.vm.state import HOST_ERRORS, VM

_PLAIN_STR: Final[set[object]] = {str, bool, float, type(None)}


def text_size(value: object) -> int:
    """Bytes of a scalar's text, from above; what an int's digits cost is paid in `pay_text`."""
    if isinstance(value, (str, bytes, bytearray)):
        return 4 * len(value) + 64
    if isinstance(value, int):
        return value.bit_length() // 3 + 64
    return 128


def pay_text(vm: VM, value: object) -> None:
    """Pays for turning a scalar into text."""
    if isinstance(value, int):
        bits = value.bit_length()
        if bits > 2000:
            pay(vm, bits // 3 + 64, decimal_work(value) + (bits >> 6))
        else:
            vm.memory_left -= 64
    elif isinstance(value, (str, bytes, bytearray)):
        pay(vm, 4 * len(value) + 64, len(value) >> 6)
    else:
        vm.memory_left -= 128


def _pay_repr(vm: VM, value: object) -> None:
    """Pays for the repr of a scalar or of bytes: a character of text may become an escape of ten."""
    if isinstance(value, (str, bytes, bytearray)):
        n = len(value)
        if n < 64:
            vm.memory_left -= 10 * n + 64
        else:
            quoted(vm, [value])
    else:
        pay_text(vm, value)


def repr_value(vm: VM, value: object, dst: i64) -> object:
    """`repr(value)`: the text or ENTERED."""
    kind = type(value)
    if kind in SCALARS:
        _pay_repr(vm, value)
        try:
            return repr(value)
        except HOST_ERRORS as error:
            raise vm.host_error(error) from None
    if kind in PLAIN and is_pure(vm, value):
        represented(vm, value)
        try:
            return repr(value)
        except HOST_ERRORS as error:
            raise vm.host_error(error) from None
    method = own_method(value, "__repr__")
    if method is not None:
        return call_then(vm, Pending(TEXT, value, None, 0, "__repr__"), method, [value], dst)
    return enter(vm, "_repr", [value], dst)


def str_value(vm: VM, value: object, dst: i64) -> object:
    """`str(value)`: the text or ENTERED."""
    if isinstance(value, str):
        return value
    kind = type(value)
    if kind in PLAIN and kind is not MappingProxyType:
        return repr_value(vm, value, dst)
    method = own_method(value, "__str__")
    if method is None and isinstance(value, Instance) and is_inherited(value, "__str__"):
        method = own_method(value, "__repr__")
    if method is not None:
        return call_then(vm, Pending(TEXT, value, None, 0, "__str__"), method, [value], dst)
    return enter(vm, "_str", [value], dst)


def format_value(vm: VM, value: object, conversion: int, spec: str, dst: i64) -> object:
    """An f-string's field: `format(value!conversion, spec)`, conversion the letter's ord or 0."""
    kind = type(value)
    if not spec:
        if conversion == 0 or conversion == 115:
            if kind in _PLAIN_STR:
                return str(value)
            if kind in SCALARS:
                return repr_value(vm, value, dst)
            if conversion == 115 or kind in PLAIN or (isinstance(value, Instance) and is_inherited(value, "__format__")):
                return str_value(vm, value, dst)
            return enter(vm, "_format", [value, ""], dst)
        if conversion == 114:
            return repr_value(vm, value, dst)
    if conversion:
        return enter(vm, "_format_converted", [value, chr(conversion), spec], dst)
    if kind in SCALARS or (kind in PLAIN):
        return format_plain(vm, value, spec)
    return enter(vm, "_format", [value, spec], dst)


def format_plain(vm: VM, value: object, spec: str) -> str:
    """`format(value, spec)` of a plain value: containers take no spec, so only scalars are ever walked."""
    total = widths(vm, spec)
    if total > 100:
        pay(vm, 4 * total, total >> 4)
    pay_text(vm, value)
    try:
        return format(value, spec)
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None

"""What the prelude asks of the host about templates: the fields of `%` and `str.format`, and text in parts.

Source: the printf-style formatting and format string grammar of the library reference (`stdtypes`, `string`).
"""

from __future__ import annotations

import _string  # type: ignore[import-not-found]
import sys
from typing import Any, Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.row import FUNCTION, MACHINE, Native
from interp.objects.builtin_types import BUILTIN, PLAIN
from interp.objects.function import BoundMethod
from interp.objects.instance import Instance
from interp.objects.namespace import NamespaceView
from interp.objects.sentinel import MISSING
from interp.objects.type import Class
from interp.operations.arithmetic import MOD, price
from interp.operations.refusing import stand_in
from interp.operations.special import hash_of_int as number_hash
from interp.vm.state import HOST_ERRORS, VM


def percent_fields(vm: VM, args: list[object], dst: i64) -> object:
    """`_percent_fields(template)`: (literal, key, flags, width, precision, letter, place) for each field, in the order the host reads them.

    Key and precision are None without one, width and precision `*` where a value gives them; the key is `_missing` where it is not closed.
    A doubled `%` takes no value and has no place. What is wrong ends the list: no letter, and the message for place. The text behind the
    last field stands alone.
    """
    template = cast(str, args[0])
    vm.spend(1 + len(template) // 4)
    vm.charge(64 + 8 * len(template) + 200 * template.count("%"))
    fields: list[object] = []
    n = len(template)
    at = 0
    while True:
        start = template.find("%", at)
        if start < 0:
            fields.append((template[at:], None, "", "", None, "", ""))
            return fields
        literal = template[at:start]
        at = start + 1
        if template[at : at + 1] == "%":
            fields.append((literal + "%", None, "", "", None, "%", ""))
            at += 1
            continue
        key: object = None
        if template[at : at + 1] == "(":
            end = _closing(template, at)
            if end < 0:
                fields.append((literal, MISSING, "", "", None, "", "incomplete format key"))
                return fields
            key = template[at + 1 : end]
            at = end + 1
        begin = at
        while at < n and template[at] in "-+ #0":
            at += 1
        flags = template[begin:at]
        width, at = _number(template, at)
        precision: str | None = None
        if _exceeds(width, sys.maxsize):
            fields.append((literal, key, flags, "", None, "", "width too big"))
            return fields
        if template[at : at + 1] == ".":
            precision, at = _number(template, at + 1)
            if _exceeds(precision, _MOST_PLACES):
                fields.append((literal, key, flags, width, None, "", "precision too big"))
                return fields
        if at < n and template[at] in "hlL":
            at += 1
        if at >= n:
            fields.append((literal, key, flags, width, precision, "", "incomplete format"))
            return fields
        fields.append((literal, key, flags, width, precision, template[at], str(at)))
        at += 1


_MOST_PLACES: Final = (1 << 31) - 1
"""The host keeps a precision in a C int, a width in a word."""


def _exceeds(number: str, most: int) -> bool:
    digits = number.lstrip("0")
    return len(digits) > 19 or (digits.isdigit() and int(digits) > most)


def _closing(template: str, at: int) -> int:
    """Where the parenthesis at `at` is closed, -1 if nowhere."""
    depth = 0
    for i in range(at, len(template)):
        if template[i] == "(":
            depth += 1
        elif template[i] == ")":
            depth -= 1
            if depth == 0:
                return i
    return -1


def _number(template: str, at: int) -> tuple[str, int]:
    """The star or the digits at `at`, and where they end."""
    if template[at : at + 1] == "*":
        return "*", at + 1
    begin = at
    while at < len(template) and "0" <= template[at] <= "9":
        at += 1
    return template[begin:at], at


def host_percent(vm: VM, args: list[object], dst: i64) -> object:
    """`_host_percent(template, values)`: the host's `%` on plain values."""
    template: Any = args[0]
    try:
        price(vm, MOD, template, args[1])
        return template % args[1]
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None


def format_fields(vm: VM, args: list[object], dst: i64) -> object:
    """`_format_fields(template)`: (literal, field, spec, conversion) as `string.Formatter.parse` gives them; where the template is wrong
    ("", `_missing`, name of the exception, message) comes last, for what stands before it is formatted first.
    """
    template = cast(str, args[0])
    vm.spend(1 + len(template) // 4)
    # At most one for each brace: a tuple, and what text it has.
    vm.charge(64 + (300 if template.isascii() else 500) * (template.count("{") + template.count("}")) + 4 * len(template))
    fields: list[object] = []
    parser = _string.formatter_parser(template)
    try:
        while True:
            fields.append(next(parser))
    except StopIteration:
        pass
    except ValueError as error:
        fields.append(("", MISSING, "ValueError", str(error)))
    return fields


def field_parts(vm: VM, args: list[object], dst: i64) -> object:
    """`_field_parts(field)`: the first name or number, and (is attribute, name or number) for each that follows; where the field is wrong
    (`_missing`, message of the ValueError) comes last, for what stands before it is looked up first.
    """
    field = cast(str, args[0])
    vm.spend(1 + len(field) // 4)
    vm.charge(64 + 200 * (field.count(".") + field.count("[")) + 4 * len(field))
    try:
        first, rest = _string.formatter_field_name_split(field)
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None
    parts: list[object] = []
    try:
        while True:
            parts.append(next(rest))
    except StopIteration:
        pass
    except ValueError as error:
        parts.append((MISSING, str(error)))
    return (first, parts)


def stand_in_for(vm: VM, args: list[object], dst: i64) -> object:
    """`_stand_in(x)`: what the host words a message about in place of x. Only ever passed on to `_host_percent`."""
    return stand_in(args[0])


def _printed(value: object) -> int:
    """What tells a container from others: two views of one namespace are the same."""
    return id(value.namespace) if isinstance(value, NamespaceView) else id(value)


def enter_repr(vm: VM, args: list[object], dst: i64) -> object:
    """`_enter_repr(x)`: False if the repr of this container is being made already."""
    key = _printed(args[0])
    if key in vm.printing:
        return False
    vm.printing.add(key)
    return True


def leave_repr(vm: VM, args: list[object], dst: i64) -> object:
    vm.printing.discard(_printed(args[0]))
    return None


def is_native_object(vm: VM, args: list[object], dst: i64) -> object:
    """`_is_native_object(x)`: neither plain, nor a class, nor an instance of a guest's class."""
    return type(args[0]) not in PLAIN and not isinstance(args[0], (Instance, Class))


def bound_receiver(vm: VM, args: list[object], dst: i64) -> object:
    """`_bound_receiver(x)`: what a bound builtin method is bound to, `_missing` for a function."""
    value = args[0]
    if isinstance(value, BoundMethod):
        return value.receiver
    return BUILTIN.get(cast(Native, value).owner, MISSING)


def escape(vm: VM, args: list[object], dst: i64) -> object:
    """`_escape(text)`: what `ascii` makes of a repr."""
    text = cast(str, args[0])
    vm.charge(10 * len(text) + 64)
    return text.encode("ascii", "backslashreplace").decode("ascii")


def hash_of_int(vm: VM, args: list[object], dst: i64) -> object:
    """`_hash_of_int(n)`: what the host makes of the number a guest's `__hash__` returned."""
    return number_hash(cast(int, args[0]))


def python(vm: VM, args: list[object], dst: i64) -> object:
    """`_python(minor)`: whether the host is at least Python 3.minor; messages are worded as it words them."""
    return sys.version_info[1] >= cast(int, args[0])


def sum_plain(vm: VM, args: list[object], dst: i64) -> object:
    """`_sum_plain(iterable, start)`: the host's sum of a list, tuple, set or range of numbers, `_missing` for anything else."""
    iterable, start = args
    # A word first: to compare with longer ints the host makes them each time.
    if type(start) is int:
        if not -prices.WORD < start < prices.WORD and not -(1 << 200) < start < 1 << 200:
            return MISSING
    elif type(start) is not float:
        return MISSING
    if isinstance(iterable, range):
        n = len(iterable) if -(1 << 62) < iterable.start < 1 << 62 and -(1 << 62) < iterable.stop < 1 << 62 else 0
        if n == 0 or type(start) is not int:
            return MISSING
        return start + n * (iterable[0] + iterable[-1]) // 2
    if not isinstance(iterable, (list, tuple, set, frozenset)):
        return MISSING
    vm.spend(1 + len(iterable) // 2)
    for item in iterable:
        kind = type(item)
        if kind is int:
            if -prices.WORD < cast(int, item) < prices.WORD:
                continue
            if not -(1 << 200) < cast(int, item) < 1 << 200:
                return MISSING
        elif kind is not float and kind is not bool:
            return MISSING
    return sum(cast(Any, iterable), cast(Any, start))


TEMPLATES: Final[list[Native]] = [
    Native("_prelude", name, MACHINE, function, "", prices.constant, FUNCTION)
    for name, function in (
        ("percent_fields", percent_fields), ("host_percent", host_percent),
        ("format_fields", format_fields), ("field_parts", field_parts), ("stand_in", stand_in_for), ("enter_repr", enter_repr),
        ("leave_repr", leave_repr),
        ("is_native_object", is_native_object), ("bound_receiver", bound_receiver), ("escape", escape), ("hash_of_int", hash_of_int),
        ("python", python),
        ("sum_plain", sum_plain),
    )
]  # fmt: skip

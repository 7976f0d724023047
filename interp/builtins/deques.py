"""Rows of deque, the host's own: what needs no guest code is done by the host, which also knows when one changed under an iteration.

Source: CPython's Modules/_collectionsmodule.c.
"""

from __future__ import annotations

from collections import deque
from typing import Any, Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.declare import Price, guest, method, read
from interp.builtins.iterator_rows import iterator_length_hint
from interp.builtins.row import CLASSMETHOD, CONSTANT, FUNCTION, GUEST, HOST, MACHINE, METHOD, STATICMETHOD, Native
from interp.limits import Meter
from interp.objects.builtin_types import PLAIN
from interp.objects.deque import DEQUE, deque_in, made_of
from interp.objects.iterator import DequeIter
from interp.objects.sentinel import UNBOUND
from interp.operations.call import convert, enter
from interp.operations.compare import compare
from interp.operations.measure import SCALARS
from interp.vm.state import HOST_ERRORS, VM

OWNER: Final = "collections.deque"

_EMPTY: Final = 816
"""Bytes of a deque and of its first block, which has room for 64 items and begins in the middle."""
_BLOCK: Final = 544
_ITEM: Final = 17
"""Bytes that an item at an end pays: the first 32 of a deque have paid for the next block when it is made."""


def room(n: int) -> int:
    """Bytes of a deque of so many items."""
    return _EMPTY + _BLOCK + 9 * n


def _held(value: object) -> deque[object]:
    found = deque_in(value)
    assert found is not None
    return found


_NO_DEQUE: Final[deque[object]] = deque()


def _priced(args: list[object]) -> deque[object]:
    """The receiver; an empty one for what is none: a price is asked for before the host refuses what is called by hand."""
    found = deque_in(args[0]) if args else None
    return _NO_DEQUE if found is None else found


def _added(meter: Meter, args: list[object]) -> None:
    """One item more at an end."""
    meter.charge(_ITEM)
    meter.spend(1)


def _moved(meter: Meter, args: list[object]) -> None:
    """All items moved by some places, one perhaps added."""
    prices.pay(meter, _ITEM, 1 + len(_priced(args)) // 16)


def _reached(meter: Meter, args: list[object]) -> None:
    """An item, found by going from block to block."""
    meter.spend(1 + len(_priced(args)) // 1024)


def _searched(meter: Meter, args: list[object]) -> None:
    """The argument compared with every item."""
    items = _priced(args)
    prices.pay(meter, 0, 1 + len(items))
    if len(args) > 1 and prices.heavy(args[1]):
        kind, n = type(args[1]), prices.length(args[1])
        for item in items:
            if type(item) is kind and prices.length(item) == n and item is not args[1]:
                prices.walk(meter, item)


def add_items(vm: VM, items: deque[object], more: object, backwards: bool) -> bool:
    """Adds the items of a host container at an end, paid for; False, and nothing done, where taking them runs guest code."""
    if type(more) is DEQUE:
        n = len(cast("deque[object]", more))
    elif type(more) in PLAIN:
        n = prices.length(more)
    else:
        return False
    most: object = items.maxlen
    kept = n if most is None else min(n, cast(int, most))
    prices.pay(vm, _BLOCK + 9 * kept + (prices.fresh(more) if kept == n else 96 * kept), 1 + n)
    try:
        if backwards:
            items.extendleft(cast(Any, more))
        else:
            items.extend(cast(Any, more))
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None
    return True


def new_deque(vm: VM, args: list[object], dst: i64) -> object:
    vm.charge(_EMPTY)
    made = made_of((), None)
    if len(args) > 1 and args[1] is not UNBOUND:
        begin(vm, [made, args[1]], dst)
    if not args or args[0] is UNBOUND or add_items(vm, made, args[0], False):
        return made
    return enter(vm, "_deque_filled", [made, args[0]], dst)


def begin(vm: VM, args: list[object], dst: i64) -> object:
    """`_deque_begin(deque, maxlen)`: makes it an empty one."""
    try:
        cast(Any, args[0]).__init__((), None if args[1] is None else convert(vm, "v", args[1]))
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None
    return None


def extend(vm: VM, args: list[object], dst: i64) -> object:
    return _extended(vm, args, False, dst)


def extend_left(vm: VM, args: list[object], dst: i64) -> object:
    return _extended(vm, args, True, dst)


def _extended(vm: VM, args: list[object], backwards: bool, dst: i64) -> object:
    items, more = _held(args[0]), args[1]
    if more is args[0]:
        more = items
    if add_items(vm, items, more, backwards):
        return None
    return enter(vm, "_deque_extendleft" if backwards else "_deque_extend", [items, more], dst)


def iterate(vm: VM, args: list[object], dst: i64) -> object:
    vm.charge(128)
    return DequeIter(_held(args[0]), False)


def iterate_backwards(vm: VM, args: list[object], dst: i64) -> object:
    vm.charge(128)
    return DequeIter(_held(args[0]), True)


def maxlen(vm: VM, args: list[object], dst: i64) -> object:
    most: object = _held(args[0]).maxlen
    return most


def copied(vm: VM, args: list[object], dst: i64) -> object:
    if type(args[0]) is not DEQUE:
        return enter(vm, "_deque_copy", args, dst)
    items = _held(args[0])
    prices.pay(vm, room(len(items)), 1 + len(items) // 4)
    return made_of(items, items.maxlen)


def repeat(vm: VM, args: list[object], dst: i64) -> object:
    """`_deque_repeat(deque, times)`: in place."""
    items: Any = args[0]
    times = cast(int, args[1])
    if items and 0 < times <= prices.LARGEST:
        n = len(items) * times
        if items.maxlen is not None:
            n = min(n, items.maxlen + len(items))
        prices.pay(vm, 9 * n, 1 + n // 8)
    try:
        items *= times
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None
    return None


def remove(vm: VM, args: list[object], dst: i64) -> object:
    return _found(vm, args, deque.remove, "_deque_remove", dst)


def index(vm: VM, args: list[object], dst: i64) -> object:
    return _found(vm, args, deque.index, "_deque_index", dst)


def _found(vm: VM, args: list[object], function: Any, otherwise: str, dst: i64) -> object:
    """A search for a light value among scalars, which the message may show, by the host; else by guest code."""
    items = _held(args[0])
    prices.pay(vm, 0, 1 + len(items))
    if len(args) == 2 and prices.is_light(args[1]):
        for item in items:
            if type(item) not in SCALARS:
                break
        else:
            try:
                return function(items, args[1])
            except HOST_ERRORS as error:
                raise vm.host_error(error) from None
    return enter(vm, otherwise, args, dst)


def _comparison(name: str, kind: int) -> Native:
    def compared(vm: VM, args: list[object], dst: i64) -> object:
        other = deque_in(args[1])
        return NotImplemented if other is None else compare(vm, kind, _held(args[0]), other, dst)

    return method(OWNER, name, compared, 1)


def _host(name: str, kinds: str, price: Price) -> Native:
    return Native(OWNER, name, HOST, getattr(deque, name), kinds, price)


_ORDER: Final = ("__lt__", "__gt__", "__le__", "__ge__", "__eq__", "__ne__")

ROWS: Final[list[Native]] = [
    Native(
        "", OWNER, MACHINE, new_deque, "", prices.constant, FUNCTION, 0, 2, {"iterable": "o", "maxlen": "o"}, ["iterable", "maxlen"],
    ),
    guest(OWNER, "__new__", "_container_new", STATICMETHOD),
    guest(OWNER, "__init__", "_deque_init"),
    *[_host(name, "o", _added) for name in ("append", "appendleft")],
    *[_host(name, "", prices.constant) for name in ("pop", "popleft", "clear", "__len__", "__sizeof__")],
    *[_host(name, "i", _moved) for name in ("rotate", "__delitem__")],
    _host("reverse", "", _moved),
    _host("insert", "io", _moved),
    *[_host(name, "e", _searched) for name in ("count", "__contains__")],
    _host("__getitem__", "i", _reached),
    _host("__setitem__", "io", _reached),
    method(OWNER, "extend", extend, 1),
    method(OWNER, "extendleft", extend_left, 1),
    method(OWNER, "remove", remove, 1),
    Native(OWNER, "index", MACHINE, index, "", prices.constant, METHOD, 2, 4),
    *[method(OWNER, name, copied, 0) for name in ("copy", "__copy__")],
    method(OWNER, "__iter__", iterate, 0),
    method(OWNER, "__reversed__", iterate_backwards, 0),
    read(OWNER, "maxlen", maxlen),
    *[_comparison(name, kind) for kind, name in enumerate(_ORDER)],
    Native(OWNER, "__hash__", HOST, None, "", prices.constant, CONSTANT),
    guest(OWNER, "__add__", "_deque_add"),
    guest(OWNER, "__iadd__", "_deque_iadd"),
    *[guest(OWNER, name, "_deque_mul") for name in ("__mul__", "__rmul__")],
    guest(OWNER, "__imul__", "_deque_imul"),
    guest(OWNER, "__repr__", "_deque_repr"),
    guest(OWNER, "__reduce__", "_deque_reduce"),
    Native(OWNER, "__class_getitem__", GUEST, "_class_getitem", "", prices.constant, CLASSMETHOD, 2, 2),
    *[method(f"_collections._deque_{name}", "__length_hint__", iterator_length_hint, 0) for name in ("iterator", "reverse_iterator")],
    *[
        Native("_prelude", name, MACHINE, function, "", prices.constant, FUNCTION)
        for name, function in (("deque_begin", begin), ("deque_repeat", repeat))
    ],
]

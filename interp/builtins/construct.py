"""Rows that make values: what a call of a builtin class runs, and the `__new__` and `__init__` that a subclass inherits."""

from __future__ import annotations

import sys
from typing import Final, cast

from mypy_extensions import i64

from interp.builtins import hash_prices, integer_prices, prices
from interp.builtins.declare import Price
from interp.builtins.functions import builtin_super
from interp.builtins.row import FUNCTION, GUEST, HOST, MACHINE, Native
from interp.limits import Meter
from interp.objects.builtin_types import BASE_EXCEPTION, PLAIN, STR
from interp.objects.exception import ExceptionState
from interp.objects.function import ClassMethod, Property, StaticMethod
from interp.objects.instance import Instance
from interp.objects.iterator import Enumerate, Iterator, ReverseIter, Zip
from interp.objects.namespace import NamespaceView
from interp.objects.sentinel import UNBOUND, known
from interp.objects.type import Class
from interp.operations.call import enter
from interp.operations.iterate import get_iter, host_iterator
from interp.operations.refusing import refusal
from interp.operations.text import str_value
from interp.vm.state import VM


def listing(meter: Meter, args: list[object]) -> None:
    """`list`, `tuple`: eight bytes an item, and the item itself where it is made on the way: an int of a range, a wide character."""
    n = prices.length(args[0]) if args else 0
    if n <= sys.maxsize:  # the host refuses a longer range
        prices.pay(meter, 64 + 8 * n + (prices.fresh(args[0]) if args else 0), n >> 3)


def gathering(meter: Meter, args: list[object]) -> None:
    """`set`, `frozenset`: an entry for each item, each hashed."""
    if args:
        hash_prices.merged(meter, [set(), *args])


def buffering(meter: Meter, args: list[object]) -> None:
    """`bytes`, `bytearray`: of that many zeros, of a text, of items."""
    if args and isinstance(args[0], int):
        size = max(0, args[0])
        if size <= sys.maxsize:  # the host refuses more
            prices.pay(meter, 64 + size, size >> 10)
    elif args and isinstance(args[0], str):
        prices.pay(meter, 64 + 4 * len(args[0]), len(args[0]) >> 6)
    else:
        n = prices.length(args[0]) if args else 0
        prices.pay(meter, 64 + n, n >> 2)


def parsing(meter: Meter, args: list[object]) -> None:
    """`int`: of a text its digits, quadratic; of a float at most a thousand bits."""
    if args:
        integer_prices.parsed(meter, args)


def scanning(meter: Meter, args: list[object]) -> None:
    """`float`, `complex`: of a text its characters, of an int its digits."""
    n = prices.length(args[0]) if args else 0
    prices.pay(meter, 32, (n >> 4) + sum(map(prices.digits_read, args)))


def constructor(name: str, function: object, kinds: str, price: Price, fallback: str, keywords: dict[str, str], most: int = -1) -> Native:
    """The row that a call of the builtin class runs; `fallback` takes over for arguments that are no plain values."""
    return Native("", name, HOST, function, kinds, price, FUNCTION, most=most, keywords=keywords, fallback=fallback)


def new_bool(vm: VM, args: list[object], dst: i64) -> object:
    if not args:
        return False
    value = args[0]
    if type(value) in PLAIN:
        return bool(value)
    return enter(vm, "_truth", [value], dst)


def new_str(vm: VM, args: list[object], dst: i64) -> object:
    if not args:
        return ""
    if len(args) == 1:
        value = args[0]
        if isinstance(value, str):
            return value
        if type(value) is float or (type(value) is int and -(1 << 60) < value < 1 << 60):
            vm.memory_left -= 64
            return str(value)
        return str_value(vm, value, dst)
    for value in args[1:]:
        if value is not UNBOUND and not isinstance(value, str) and not (isinstance(value, Instance) and isinstance(value.payload, str)):
            raise refusal(vm, cast(Native, STR.constructor), ["" if given is UNBOUND else given for given in args], None)
    return enter(vm, "_str_decode", [known(value) for value in args], dst)


def new_enumerate(vm: VM, args: list[object], dst: i64) -> object:
    start: object = args[1] if len(args) > 1 and args[1] is not UNBOUND else 0
    if args[0] is UNBOUND:
        raise vm.error("TypeError", "enumerate() missing required argument 'iterable' (pos 1)")
    if isinstance(start, int):
        inner = get_iter(vm, args[0], dst) if type(args[0]) in PLAIN or isinstance(args[0], Iterator) else None
        if isinstance(inner, Iterator):
            return Enumerate(inner, start + 0)
    return enter(vm, "_enumerate", [args[0], start], dst)


def make_enumerate(vm: VM, args: list[object], dst: i64) -> object:
    """An enumerate over an iterator, for the prelude."""
    return Enumerate(args[0], cast(int, args[1]) + 0)


def make_zip(vm: VM, args: list[object], dst: i64) -> object:
    """A zip over a list of iterators, for the prelude."""
    return Zip(cast(list[object], args[0]), args[1] is True)


def new_reversed(vm: VM, args: list[object], dst: i64) -> object:
    value = args[0]
    if isinstance(value, range):
        return host_iterator(vm, value[::-1])
    if isinstance(value, (list, tuple, str, bytes, bytearray)):
        return ReverseIter(value, "list_reverseiterator" if isinstance(value, list) else "reversed")
    return enter(vm, "_reversed", [value], dst)


def new_property(vm: VM, args: list[object], dst: i64) -> object:
    given = [None if value is UNBOUND else value for value in [*args, None, None, None, None][:4]]
    return Property(given[0], given[1], given[2], given[3])


def new_staticmethod(vm: VM, args: list[object], dst: i64) -> object:
    return StaticMethod(args[0])


def new_classmethod(vm: VM, args: list[object], dst: i64) -> object:
    return ClassMethod(args[0])


def machine(name: str, function: object, least: i64, most: i64, parameters: list[str]) -> Native:
    """A constructor that asks the machine."""
    return Native("", name, MACHINE, function, "", prices.constant, FUNCTION, least, most, {p: "o" for p in parameters if p}, parameters)


def wrap(vm: VM, args: list[object], dst: i64) -> object:
    """An instance of a subclass of a builtin around a host value, for the prelude: `_wrap(cls, value)`."""
    cls = cast(Class, args[0])
    vm.charge(200)
    instance = Instance(cls)
    instance.payload = args[1]
    if cls.runtime is None:
        instance.serial = vm.next_serial()
    return instance


def new_exception_row(vm: VM, args: list[object], dst: i64) -> object:
    """`BaseException.__new__(cls, *args)`."""
    cls = args[0]
    if not isinstance(cls, Class) or not cls.is_subclass(BASE_EXCEPTION):
        raise vm.error("TypeError", "BaseException.__new__(X): X is not a subtype of BaseException")
    vm.charge(300)
    instance = Instance(cls)
    instance.payload = ExceptionState(tuple(args[1:]))
    instance.serial = vm.next_serial()
    return instance


def payload(vm: VM, args: list[object], dst: i64) -> object:
    """The host value inside an instance of a builtin's subclass; the value itself for anything else. For the prelude."""
    value = args[0]
    if isinstance(value, Instance) and value.payload is not UNBOUND and not isinstance(value.payload, ExceptionState):
        return value.payload
    return value.as_dict() if isinstance(value, NamespaceView) else value


CONSTRUCTORS: Final[list[Native]] = [
    constructor("int", int, "v", parsing, "_int", {"base": "i"}),
    constructor("float", float, "v", scanning, "_float", {}),
    constructor("complex", complex, "v", scanning, "_complex", {"real": "v", "imag": "v"}),
    constructor("bytes", bytes, "Iv", buffering, "_bytes", {"source": "I", "encoding": "v", "errors": "v"}),
    constructor("bytearray", bytearray, "Iv", buffering, "_bytearray", {"source": "I", "encoding": "v", "errors": "v"}),
    constructor("list", list, "l", listing, "", {}),
    constructor("tuple", tuple, "l", listing, "", {}),
    constructor("set", set, "t", gathering, "", {}, most=1),
    constructor("frozenset", frozenset, "t", gathering, "", {}, most=1),
    constructor("range", range, "i", integer_prices.made_range, "", {}, most=3),
    constructor("slice", slice, "o", prices.small, "", {}, most=3),
    machine("bool", new_bool, 0, 1, []),
    machine("str", new_str, 0, 3, ["object", "encoding", "errors"]),
    machine("enumerate", new_enumerate, 1, 2, ["iterable", "start"]),
    machine("reversed", new_reversed, 1, 1, []),
    machine("property", new_property, 0, 4, ["fget", "fset", "fdel", "doc"]),
    machine("staticmethod", new_staticmethod, 1, 1, []),
    machine("classmethod", new_classmethod, 1, 1, []),
    *[
        Native("", name, GUEST, f"_new_{name}", "", prices.constant, FUNCTION)
        for name in ("dict", "zip", "map", "filter", "type", "object")
    ],
    machine("super", builtin_super, 0, 2, []),
]

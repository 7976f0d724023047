"""Clock, sleep, chance and digests for the shims of time, os, random and hashlib."""

from __future__ import annotations

from typing import Any, Final, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.row import FUNCTION, MACHINE, Native
from interp.objects.twister import Twister
from interp.vm.state import HOST_ERRORS, VM

_GIGA: Final = 1_000_000_000


def clock(vm: VM, args: list[object], dst: i64) -> object:
    """`_clock()`: nanoseconds since 1970, by the host's policy."""
    return vm.policy.now(vm.fuel_used)


def stopwatch(vm: VM, args: list[object], dst: i64) -> object:
    """`_stopwatch()`: nanoseconds since the session began."""
    return vm.policy.elapsed(vm.fuel_used)


def sleep(vm: VM, args: list[object], dst: i64) -> object:
    """`_sleep(nanoseconds)`."""
    vm.sleep(cast(int, args[0]))
    return None


def entropy(vm: VM, args: list[object], dst: i64) -> object:
    """`_entropy(size)`."""
    size = cast(int, args[0])
    prices.pay(vm, 64 + size, size >> 6)
    return vm.policy.entropy(size)


def new_twister(vm: VM, args: list[object], dst: i64) -> object:
    """`_twister()`."""
    vm.charge(5000)
    return Twister()


def _source(vm: VM, value: object) -> Any:
    """The host's generator; a guest can put anything in its place."""
    if not isinstance(value, Twister):
        raise vm.error("TypeError", "expected a generator of random numbers")
    return value.source


def twister_seed(vm: VM, args: list[object], dst: i64) -> object:
    """`_twister_seed(twister, number)`."""
    number = cast(int, args[1])
    vm.spend(500 + number.bit_length() // 32)
    _source(vm, args[0]).seed(number)
    return None


def twister_random(vm: VM, args: list[object], dst: i64) -> object:
    """`_twister_random(twister)`."""
    return _source(vm, args[0]).random()


def twister_bits(vm: VM, args: list[object], dst: i64) -> object:
    """`_twister_bits(twister, count)`."""
    bits = cast(int, args[1])
    prices.pay(vm, 64 + bits // 6, bits >> 10)
    return _source(vm, args[0]).getrandbits(bits)


def twister_state(vm: VM, args: list[object], dst: i64) -> object:
    """`_twister_state(twister)`: 625 numbers."""
    vm.charge(30_000)
    return _source(vm, args[0]).getstate()[1]


def twister_restore(vm: VM, args: list[object], dst: i64) -> object:
    """`_twister_restore(twister, state)`: whether the state is one."""
    try:
        _source(vm, args[0]).setstate((3, cast(Any, args[1]), None))
    except (ValueError, TypeError, OverflowError):
        return False
    return True


def digest(vm: VM, args: list[object], dst: i64) -> object:
    """`_digest(name, data, length, options)`: length 0 where the algorithm has one of its own."""
    name, data, length = cast(str, args[0]), cast(bytes, args[1]), cast(int, args[2])
    prices.pay(vm, 200 + length, 20 + (len(data) >> 4) + (length >> 4))
    import hashlib  # costs milliseconds, which few programs should pay

    try:
        made: Any = getattr(hashlib, name)(data, **cast(dict[str, Any], args[3]))
        return made.digest(length) if name.startswith("shake") else made.digest()
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None


def derive(vm: VM, args: list[object], dst: i64) -> object:
    """`_derive(name, password, salt, rounds, length)`: `pbkdf2_hmac`."""
    rounds, length = cast(int, args[3]), cast(int, args[4])
    prices.pay(vm, 200 + length, 100 + 50 * rounds * (1 + length // 20))
    import hashlib

    try:
        return hashlib.pbkdf2_hmac(cast(str, args[0]), cast(bytes, args[1]), cast(bytes, args[2]), rounds, length)
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None


WORLDLY: Final[list[Native]] = [
    Native("_prelude", name, MACHINE, function, "", prices.constant, FUNCTION)
    for name, function in (
        ("clock", clock), ("stopwatch", stopwatch), ("sleep", sleep), ("entropy", entropy), ("twister", new_twister),
        ("twister_seed", twister_seed), ("twister_random", twister_random), ("twister_bits", twister_bits),
        ("twister_state", twister_state), ("twister_restore", twister_restore), ("digest", digest), ("derive", derive),
    )
]  # fmt: skip

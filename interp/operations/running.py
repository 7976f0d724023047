"""Running a row's host function: its price is paid first, or, of what a brief row makes of light arguments, once it is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from interp.builtins.hash_prices import SMALL_SET, SMALL_SET_ENTRY
from interp.builtins.prices import POINTER, is_light, is_light_key, text_size
from interp.builtins.row import METHOD, Native
from interp.objects.sentinel import UNBOUND
from interp.vm.state import HOST_ERRORS, VM


def run_host(vm: VM, native: Native, args: list[object], keywords: dict[str, object] | None) -> object:
    """Pays for and runs a HOST row whose arguments are converted."""
    if not keywords:
        n = len(args)
        if n == 1:
            return run_one(vm, native, args[0])
        if n == 2:
            return run_two(vm, native, args[0], args[1])
        if n == 3:
            return run_three(vm, native, args[0], args[1], args[2])
    function = cast(Callable[..., object], native.func)
    try:
        if (_has_price(vm, native) or native.small) and (args or keywords):
            _price_of(native)(vm, args if not keywords or not native.parameters else priced_arguments(native, args, keywords))
        return function(*args, **keywords) if keywords else function(*args)
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None


def run_one(vm: VM, native: Native, arg: object) -> object:
    """`run_host` with one argument."""
    try:
        if native.brief and _is_brief(arg):
            return paid(vm, cast(Callable[[object], object], native.func)(arg))
        if _has_price(vm, native) or (native.small and not is_light(arg)):
            _price_of(native)(vm, [arg])
        return cast(Callable[..., object], native.func)(arg)
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None


def run_two(vm: VM, native: Native, x: object, y: object) -> object:
    """`run_host` with two arguments."""
    try:
        if native.brief and _is_brief(x) and _is_brief(y):
            return paid(vm, cast(Callable[[object, object], object], native.func)(x, y))
        priced = not _key_is_paid(vm, native, x, y) and _has_price(vm, native)
        if priced or (native.small and not (is_light(x) and is_light(y))):
            _price_of(native)(vm, [x, y])
        return cast(Callable[..., object], native.func)(x, y)
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None


def run_three(vm: VM, native: Native, x: object, y: object, z: object) -> object:
    """`run_host` with three arguments."""
    try:
        if native.brief and _is_brief(x) and _is_brief(y) and _is_brief(z):
            return paid(vm, cast(Callable[[object, object, object], object], native.func)(x, y, z))
        priced = not _key_is_paid(vm, native, x, y) and _has_price(vm, native)
        if priced or (native.small and not (is_light(x) and is_light(y) and is_light(z))):
            _price_of(native)(vm, [x, y, z])
        return cast(Callable[[object, object, object], object], native.func)(x, y, z)
    except HOST_ERRORS as error:
        raise vm.host_error(error) from None


def _key_is_paid(vm: VM, native: Native, container: object, key: object) -> bool:
    """Whether all that the row does is look for a light key, or put it into a dict or set that is not large: that is paid in passing."""
    if not ((native.keyed or native.adds) and is_light_key(key)):
        return False
    if native.adds:
        if not isinstance(container, (dict, set)) or len(container) >= SMALL_SET:
            return False
        vm.memory_left -= SMALL_SET_ENTRY
    vm.fuel -= 2
    return True


def _is_brief(value: object) -> bool:
    """Whether a brief row takes this argument in its stride. A hash is light or not by chance, and must cost the same on every run."""
    return is_light(value) or (isinstance(value, int) and value.bit_length() <= 64)


def paid(vm: VM, made: object) -> object:
    """What a brief row made, paid for: a large one by so much fuel that the memory is soon looked at."""
    size = 32
    if isinstance(made, str):
        size = text_size(len(made), made.isascii())
    elif isinstance(made, int):
        size += made.bit_length() >> 3
    elif isinstance(made, (list, tuple)):
        size = 56
        for part in made:
            size += POINTER + (text_size(len(part), part.isascii()) if isinstance(part, str) else 32)
    vm.memory_left -= size
    vm.fuel -= 2 + (size >> 5)
    return made


def _has_price(vm: VM, native: Native) -> bool:
    """Pays what a call costs in passing; whether the row's price function has to be called besides."""
    vm.fuel -= 1
    if native.small:
        vm.memory_left -= 64
        vm.fuel -= 3
    return native.priced


def _price_of(native: Native) -> Callable[..., None]:
    return cast(Callable[..., None], native.price)


def priced_arguments(native: Native, args: list[object], keywords: dict[str, object]) -> list[object]:
    """The arguments as a price reads them: keywords at their places, UNBOUND in gaps."""
    offset = 1 if native.role == METHOD else 0
    placed = list(args)
    for name, value in keywords.items():
        if name in native.parameters:
            i = native.parameters.index(name) + offset
            while len(placed) <= i:
                placed.append(UNBOUND)
            placed[i] = value
    return placed

"""What is done with the value that a special method returned, before it is the result of the operation that called the method."""

from __future__ import annotations

from typing import Final, cast

from mypy_extensions import i64

from interp.builtins.row import Native
from interp.objects.builtin_types import class_of
from interp.objects.iterator import GuestIterator, Iterator
from interp.objects.memory import Memory
from interp.objects.sentinel import EXHAUSTED, MISSING, UNBOUND
from interp.operations.answering import remember
from interp.operations.arithmetic import METHOD
from interp.operations.arithmetic import REFLECTED as REFLECTED_METHOD
from interp.operations.call import call_then, convert, enter, kind_at
from interp.operations.compare import NAMES, REFLECTED, SYMBOLS, truth
from interp.operations.iterate import filter_step
from interp.operations.running import run_host
from interp.operations.special import hash_of_int
from interp.vm.frame import (
    COMBINED,
    COMBINED_RIGHT,
    COMPARED,
    CONVERTED,
    FILTERED,
    HASH,
    IS_IN,
    IS_NOT_IN,
    ITERATOR,
    LENGTH,
    REMEMBERED,
    TEXT,
    TRUTH,
    TRUTH_OF_LENGTH,
    Pending,
)
from interp.vm.state import VM

_MOST: Final = (1 << 63) - 1


def finish(vm: VM, pending: Pending, value: object, dst: i64) -> object:
    """The operation's result, or ENTERED where that takes more guest code. Raises what the operation raises for such a value."""
    kind = pending.kind
    if kind == COMPARED:
        if value is not NotImplemented:
            return value
        k = int(pending.operator)
        return enter(vm, "_compare_right", [pending.x, pending.y, False, NAMES[k], REFLECTED[k], SYMBOLS[k]], dst)
    if kind in (COMBINED, COMBINED_RIGHT):
        if value is not NotImplemented:
            return value
        k = int(pending.operator)
        names: list[object] = [METHOD[k], REFLECTED_METHOD[k], pending.text]
        if kind == COMBINED:
            return enter(vm, "_binary_after_left", [pending.x, pending.y, *names], dst)
        return enter(vm, "_binary_right", [pending.x, pending.y, MISSING, False, *names], dst)
    if kind == TRUTH:
        if value is True or value is False:
            return value
        raise vm.error("TypeError", f"__bool__ should return bool, returned {class_of(value).name}")
    if kind == TEXT:
        return value if type(value) is str else enter(vm, "_text_of", [value, pending.text], dst)
    if kind in (IS_IN, IS_NOT_IN):
        answer = truth(vm, value)
        if answer is UNBOUND:
            return enter(vm, "_truth" if kind == IS_IN else "_not", [value], dst)
        return answer is (kind == IS_IN)
    if kind in (LENGTH, TRUTH_OF_LENGTH):
        if type(value) is int and 0 <= value <= _MOST:
            return value if kind == LENGTH else value != 0
        return enter(vm, "_checked_length" if kind == LENGTH else "_truth_of_length", [value], dst)
    if kind == ITERATOR:
        if not isinstance(value, Iterator) and class_of(value).lookup("__next__") is UNBOUND:
            raise vm.error("TypeError", f"iter() returned non-iterator of type '{class_of(value).name}'")
        return value
    if kind == HASH:
        return hash_of_int(value) if type(value) is int else enter(vm, "_checked_hash", [value], dst)
    if kind == FILTERED:
        return _filtered(vm, pending, value, dst)
    if kind == REMEMBERED:
        remember(vm, cast(Memory, pending.x), pending.y, value)
        return value
    assert kind == CONVERTED
    row = cast(Native, pending.x)
    if row.func is list:
        return value
    args = cast(list[object], pending.y)
    args[pending.operator] = value
    return run_host(vm, row, [convert(vm, kind_at(row, i), arg) for i, arg in enumerate(args)], None)


def _filtered(vm: VM, pending: Pending, value: object, dst: i64) -> object:
    """What the function of a `filter` says of an item: that is the next one, or the next one is looked for."""
    answer = truth(vm, value)
    if answer is UNBOUND:
        return call_then(vm, pending, vm.guest("_truth"), [value], dst)
    if answer is True:
        return pending.y
    item = filter_step(vm, cast(GuestIterator, pending.x), dst)
    if item is EXHAUSTED:
        raise vm.error_with("StopIteration", ())
    return item

"""Subscripts: getting, setting, deleting items and slices."""

from __future__ import annotations

from collections.abc import Sized
from typing import Any, cast

from mypy_extensions import i64

from interp.builtins import prices
from interp.builtins.hash_prices import loses, next_table
from interp.builtins.row import Native
from interp.objects.builtin_types import PLAIN
from interp.objects.deque import DEQUE
from interp.objects.instance import Instance
from interp.objects.sentinel import UNBOUND
from interp.operations.call import call_function, enter
from interp.operations.iterate import countable
from interp.operations.measure import SCALARS, is_scalar, measure_key
from interp.operations.special import own_method
from interp.vm.machine_constants import SMALL
from interp.vm.state import HOST_ERRORS, VM


def _slice_is_plain(index: object) -> bool:
    return not isinstance(index, slice) or (_is_plain(index.start) and _is_plain(index.stop) and _is_plain(index.step))


def _is_plain(bound: object) -> bool:
    return bound is None or isinstance(bound, int) or type(bound) in PLAIN


def get_item(vm: VM, container: object, index: object, dst: i64) -> object:
    """`container[index]`: the item or ENTERED."""
    if isinstance(index, slice) and isinstance(container, (list, tuple, str)):
        count = prices.picked_plainly(index, len(container))
        if count >= 0:
            prices.sliced(vm, container, count)
            return cast(Any, container)[cast(Any, index)]
    if isinstance(container, dict) and ((light := prices.is_light_key(index)) or is_scalar(index)):
        if not light:
            measure_key(vm, index)
        item = container.get(index, UNBOUND)
        if item is UNBOUND:
            raise vm.error_with("KeyError", (index,))
        return item
    if type(container) in PLAIN and _index_is_plain(container, index):
        if isinstance(index, slice):
            prices.subscripted(vm, [container, index])
        elif type(index) not in SCALARS:
            measure_key(vm, index)
        try:
            return cast(Any, container)[cast(Any, index)]
        except HOST_ERRORS as error:
            raise vm.host_error(error) from None
    if type(container) is DEQUE and isinstance(index, int):
        vm.spend(len(cast(Sized, container)) >> 10)
        try:
            return cast(Any, container)[index]
        except HOST_ERRORS as error:
            raise vm.host_error(error) from None
    if isinstance(container, Instance) and prices.is_light_key(index):
        values = container.payload
        if isinstance(values, dict) and _is_dicts(container, "__getitem__"):
            item = values.get(index, UNBOUND)
            if item is not UNBOUND:
                return item
    method = own_method(container, "__getitem__")
    if method is not None:
        return call_function(vm, method, [container, index], None, dst)
    return enter(vm, "_getitem", [container, index], dst)


def get_slice(vm: VM, container: object, start: object, stop: object, dst: i64) -> object:
    """`container[start:stop]`: the slice or ENTERED."""
    if isinstance(container, (list, tuple, str)):
        n: i64 = len(container)
        first = _bound(start, 0, n)
        last = _bound(stop, n, n)
        if first >= 0 and last >= 0:
            count: i64 = last - first if last > first else 0
            prices.sliced(vm, container, count)
            return container[first:last]
    vm.memory_left -= 56
    return get_item(vm, container, slice(start, stop), dst)


def _bound(bound: object, default: i64, n: i64) -> i64:
    """Where in a sequence of `n` items a slice begins or ends; -1 if more than a small int or None says it."""
    if bound is None:
        return default
    if isinstance(bound, int) and -SMALL < bound < SMALL:
        i: i64 = bound
        if i < 0:
            i += n
            return i if i > 0 else 0
        return i if i < n else n
    return -1


def _index_is_plain(container: object, index: object) -> bool:
    """Whether the host may use the index as it is: plain, or a key that a dict only hashes and compares."""
    if type(index) in SCALARS:
        return True
    if isinstance(container, dict):
        return True
    return type(index) in PLAIN and _slice_is_plain(index)


def _is_dicts(container: Instance, name: str) -> bool:
    """Whether an instance of a subclass of dict has this method from dict itself."""
    found = container.cls.lookup(name)
    return isinstance(found, Native) and found.owner == "dict"


def set_item(vm: VM, container: object, index: object, value: object, dst: i64) -> object:
    """`container[index] = value`: None or ENTERED."""
    if isinstance(container, list) and isinstance(value, (list, tuple)) and prices.picked_plainly(index, len(container)) >= 0:
        prices.replaced(vm, container, value)
        try:
            cast(Any, container)[cast(Any, index)] = value
        except HOST_ERRORS as error:
            raise vm.host_error(error) from None
        return None
    if type(container) in PLAIN and _index_is_plain(container, index):
        if isinstance(container, dict):
            vm.charge(100)
            next_table(vm, container)
            if not prices.is_light_key(index):
                measure_key(vm, index)
        elif isinstance(index, slice):
            if type(value) not in PLAIN and isinstance(container, (list, bytearray)):
                return enter(vm, "_set_slice", [container, index, value], dst)
            if isinstance(value, (list, tuple, str, bytes, bytearray, dict, set, frozenset, range)):
                vm.charge(64 + 8 * min(countable(vm, value), 1 << 50))
            if isinstance(container, (list, bytearray)):
                prices.assigned(vm, [container, index, value])
        elif type(value) not in PLAIN and isinstance(container, bytearray):
            return enter(vm, "_setitem", [container, index, value], dst)
        try:
            cast(Any, container)[cast(Any, index)] = value
        except HOST_ERRORS as error:
            raise vm.host_error(error) from None
        return None
    if isinstance(container, Instance) and prices.is_light_key(index):
        values = container.payload
        if isinstance(values, dict) and _is_dicts(container, "__setitem__"):
            vm.charge(100)
            next_table(vm, values)
            values[index] = value
            return None
    method = own_method(container, "__setitem__")
    if method is not None:
        return call_function(vm, method, [container, index, value], None, dst)
    return enter(vm, "_setitem", [container, index, value], dst)


def del_item(vm: VM, container: object, index: object, dst: i64) -> object:
    """`del container[index]`: None or ENTERED."""
    if type(container) in PLAIN and _index_is_plain(container, index):
        measure_key(vm, index)
        if isinstance(container, (list, bytearray)):
            prices.removed(vm, [container, index])
        elif isinstance(container, dict):
            loses(vm, container)
        try:
            del cast(Any, container)[cast(Any, index)]
        except HOST_ERRORS as error:
            raise vm.host_error(error) from None
        return None
    return enter(vm, "_delitem", [container, index], dst)

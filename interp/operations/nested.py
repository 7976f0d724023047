"""Guest code that a host container runs: `__hash__`, `__eq__` and the orderings of what it holds.

The host's dict, set, list and tuple call these in the middle of their own work, so here alone the machine is entered again, at most
NESTED_DEPTH deep; no pause can happen inside.
"""

from __future__ import annotations

from interp.objects.instance import Instance
from interp.objects.sentinel import ENTERED, UNBOUND
from interp.operations.attribute import special
from interp.operations.call import call
from interp.operations.compare import NAMES, truth
from interp.operations.special import hash_of_int, own_method
from interp.vm.state import NESTED_DEPTH, VM


def run_nested(vm: VM, function: object, args: list[object]) -> object:
    """Calls guest code from within a host operation. Raises GuestRaise as it does, RecursionError (the guest's) when too deep."""
    if vm.nested >= NESTED_DEPTH:
        raise vm.error("RecursionError", "maximum recursion depth exceeded in comparison")
    frame, resume_at, handled, depth = vm.frame, vm.resume_at, vm.handled, vm.depth
    vm.nested += 1
    base = vm.base_frame()
    vm.frame = base
    try:
        result = call(vm, function, args, None, 0)
        if result is ENTERED:
            result = vm.run()
    finally:
        vm.nested -= 1
        vm.frame, vm.resume_at, vm.handled, vm.depth = frame, resume_at, handled, depth
    return result


def nested_hash(vm: VM, value: object) -> int:
    """The hash of an instance whose class has its own `__hash__`, or that holds a host value."""
    assert isinstance(value, Instance)
    found = value.cls.lookup("__hash__")
    if found is None:
        raise vm.error("TypeError", f"unhashable type: '{value.cls.name}'")
    own = own_method(value, "__hash__")
    if own is not None:
        made = run_nested(vm, own, [value])
        if type(made) is int:
            return hash_of_int(made)
        result = run_nested(vm, vm.guest("_checked_hash"), [made])
    else:
        result = run_nested(vm, vm.guest("_hash"), [value])
    assert isinstance(result, int)
    return result


def nested_compare(vm: VM, operator: int, left: object, right: object) -> object:
    """`left <operator> right` by left's method alone; the host then asks the other side."""
    method = special(vm, left, NAMES[operator])
    if method is UNBOUND:
        return NotImplemented
    return run_nested(vm, method, [right])


def nested_truth(vm: VM, value: object) -> bool:
    """The truth of what a comparison gave."""
    answer = truth(vm, value)
    if answer is UNBOUND:
        answer = run_nested(vm, vm.guest("_truth"), [value])
    return answer is True

"""Comparisons, membership and truth."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Sized
from typing import Any, Final, cast

from mypy_extensions import i64

from interp.builtins.prices import is_light
from interp.bytecode.opcodes import NUMBER
from interp.objects.builtin_types import PLAIN, TYPE, class_of
from interp.objects.deque import DEQUE, deque_in
from interp.objects.function import Cell, Function
from interp.objects.instance import Instance
from interp.objects.namespace import NamespaceView
from interp.objects.sentinel import ENTERED, UNBOUND
from interp.objects.type import Class
from interp.objects.views import VALUES_VIEW
from interp.operations.call import call_then, enter, listed
from interp.operations.measure import SCALARS, measure, measure_in, measure_key, measure_pair, sought
from interp.operations.special import goes_first, is_equal_by_identity, own_method
from interp.vm.frame import COMPARED, IS_IN, IS_NOT_IN, TRUTH, TRUTH_OF_LENGTH, Frame, Instr, Pending
from interp.vm.state import HOST_ERRORS, VM

EQ: Final = 4
NE: Final = 5
IN: Final = 6
NOT_IN: Final = 7
IS: Final = 8

HOST_COMPARE: Final[list[Callable[[Any, Any], object]]] = [operator.lt, operator.gt, operator.le, operator.ge, operator.eq, operator.ne]
NAMES: Final = ["__lt__", "__gt__", "__le__", "__ge__", "__eq__", "__ne__"]
REFLECTED: Final = ["__gt__", "__lt__", "__ge__", "__le__", "__eq__", "__ne__"]
SYMBOLS: Final = ["<", ">", "<=", ">=", "==", "!="]
_SEQUENCES: Final[set[object]] = {list, tuple, DEQUE}
_JF: Final = NUMBER["JF"]


def compare(vm: VM, kind: i64, x: object, y: object, dst: i64) -> object:
    """`x <kind> y`, a COMPARE_OPERATORS number: the value or ENTERED."""
    if kind >= IS:
        return (x is y) if kind == IS else (x is not y)
    if kind >= IN:
        return contains(vm, kind, x, y, dst)
    tx = type(x)
    ty = type(y)
    if (tx in PLAIN and ty in PLAIN) or (tx is DEQUE and ty is DEQUE):
        if tx not in SCALARS and ty not in SCALARS:
            if kind >= EQ or tx is not dict:  # which has no order, and is not looked into
                measure_pair(vm, x, y, kind < EQ)
        elif (isinstance(x, str) and isinstance(y, str)) or (isinstance(x, bytes) and isinstance(y, bytes)):
            vm.fuel -= min(len(x), len(y)) >> 10
        elif isinstance(x, int) and isinstance(y, int):
            vm.fuel -= min(x.bit_length(), y.bit_length()) >> 13
        try:
            return HOST_COMPARE[kind](x, y)
        except HOST_ERRORS as error:
            raise _unordered(vm, SYMBOLS[int(kind)], x, y, error) from None
    if kind >= EQ and not isinstance(x, Instance) and not isinstance(y, Instance) and not _compares_itself(x) and not _compares_itself(y):
        try:
            return HOST_COMPARE[kind](x, y)
        except HOST_ERRORS as error:
            raise vm.host_error(error) from None
    k = int(kind)
    if kind >= EQ and is_equal_by_identity(x, NAMES[k]) and is_equal_by_identity(y, NAMES[k]):
        return (x is y) is (kind == EQ)
    method = own_method(x, NAMES[k])
    if method is not None and not goes_first(y, x):
        return call_then(vm, Pending(COMPARED, x, y, kind, ""), method, [x, y], dst)
    return enter(vm, "_compare", [x, y, NAMES[k], REFLECTED[k], SYMBOLS[k]], dst)


def _unordered(vm: VM, symbol: str, x: object, y: object, error: BaseException) -> BaseException:
    """What to raise for two values that the host did not compare: it has names of its own for a guest's objects that stand in sequences."""
    if type(error) is not TypeError:
        return vm.host_error(error)
    while type(x) is type(y) and type(x) in _SEQUENCES:
        if type(x) is DEQUE:
            x, y = listed(vm, x), listed(vm, y)
        for a, b in zip(cast(Any, x), cast(Any, y), strict=False):
            if a is b or a == b:
                continue
            x, y = a, b
            break
        else:
            break
    if type(x) in PLAIN and type(y) in PLAIN:
        return vm.host_error(error)
    return vm.error("TypeError", f"'{symbol}' not supported between instances of '{class_of(x).name}' and '{class_of(y).name}'")


def _compares_itself(x: object) -> bool:
    """Whether equality is more than identity for a native object: a cell's contents count and a view's, a metaclass may say."""
    return isinstance(x, (Cell, NamespaceView)) or (isinstance(x, Class) and x.metaclass is not TYPE)


def contains(vm: VM, kind: i64, x: object, y: object, dst: i64) -> object:
    """`x in y` or `x not in y`."""
    ty = type(y)
    if isinstance(y, (dict, set)) and isinstance(x, (str, int)) and is_light(x):
        return (x in y) == (kind == IN)
    if isinstance(y, (list, tuple)) and is_light(x):
        vm.spend(len(y) >> 3)
        try:
            return (x in y) == (kind == IN)
        except HOST_ERRORS as error:
            raise vm.host_error(error) from None
    if ty in PLAIN or ty is DEQUE:
        if isinstance(y, (list, tuple)) or ty is DEQUE:
            vm.spend(_length(y) >> 3)
            measure_in(vm, cast("Iterable[object]", y), x)
        elif isinstance(y, (str, bytes, bytearray)):
            vm.spend(len(y) >> 6)
            if type(x) not in PLAIN:
                return enter(vm, "_not_in" if kind == NOT_IN else "_in", [x, y], dst)
        elif isinstance(y, range):
            if not isinstance(x, int):
                return enter(vm, "_not_in" if kind == NOT_IN else "_in", [x, y], dst)
        elif isinstance(y, (dict, set, frozenset)):
            measure_key(vm, x)
            if not isinstance(y, dict):
                x = sought(vm, x)
        else:
            measure(vm, x)
            vm.spend(1 + _length(y) >> 3)
            if ty is VALUES_VIEW:
                measure_in(vm, cast(Any, y), x)
        try:
            found: bool = x in cast(Any, y)
        except HOST_ERRORS as error:
            raise vm.host_error(error) from None
        return found if kind == IN else not found
    method = own_method(y, "__contains__")
    if method is not None:
        return call_then(vm, Pending(IS_NOT_IN if kind == NOT_IN else IS_IN, x, y, kind, ""), method, [y, x], dst)
    return enter(vm, "_not_in" if kind == NOT_IN else "_in", [x, y], dst)


def _length(y: object) -> int:
    try:
        return len(y)  # type: ignore[arg-type]
    except TypeError:
        return 0


def truth(vm: VM, x: object) -> object:
    """True, False, or UNBOUND where guest code has to say."""
    if x is True or x is False:
        return x
    if x is None:
        return False
    if type(x) in PLAIN:
        try:
            return bool(x)
        except HOST_ERRORS as error:
            raise vm.host_error(error) from None
    if type(x) is DEQUE:
        return len(cast(Sized, x)) > 0
    if isinstance(x, Instance):
        cls = x.cls
        found = cls.lookup("__bool__")
        if found is UNBOUND:
            found = cls.lookup("__len__")
            if found is UNBOUND:
                return True
        if isinstance(found, Function) or x.payload is UNBOUND:
            return UNBOUND
        return bool(x.payload) if type(x.payload) in PLAIN or deque_in(x) is not None else True
    cls = class_of(x)
    if cls.name == "type" or (cls.lookup("__bool__") is UNBOUND and cls.lookup("__len__") is UNBOUND):
        return True
    return UNBOUND


def branch(vm: VM, frame: Frame, ins: Instr, x: object, jump_if: bool) -> Instr:
    """Where JF (`jump_if` False) or JT goes on for a condition that is neither True nor False. `frame.ins` is `ins`."""
    answer = truth(vm, x)
    if answer is UNBOUND:
        frame.ins = with_scratch(frame, ins, jump_if)
        scratch = frame.linked.scratch
        method = own_method(x, "__bool__")
        by_length = method is None and class_of(x).lookup("__bool__") is UNBOUND
        if by_length:
            method = own_method(x, "__len__")
        if method is not None:
            call_then(vm, Pending(TRUTH_OF_LENGTH if by_length else TRUTH, x, None, 0, ""), method, [x], scratch)
        else:
            enter(vm, "_truth", [x], scratch)
        return vm.resume_at
    return ins.target if (answer is True) is jump_if else ins.next


def compare_jump(vm: VM, frame: Frame, ins: Instr, kind: i64, x: object, y: object) -> Instr:
    """Where a fused compare-and-jump goes on when the fast path did not decide. `frame.ins` is `ins`."""
    scratch = frame.linked.scratch
    answer = compare(vm, kind, x, y, scratch)
    if answer is ENTERED:
        # The comparison's frame returns to a stand-in for `ins`, behind which a JF looks at what it gave.
        frame.ins = with_scratch(frame, ins, False)
        return vm.resume_at
    if answer is True:
        return ins.next
    if answer is False:
        return ins.target
    return branch(vm, frame, ins, answer, False)


def with_scratch(frame: Frame, ins: Instr, jump_if: bool) -> Instr:
    """A stand-in for a conditional jump while guest code makes its condition: goes on with a JF or JT of the scratch register."""
    waiting = ins.alternative
    if waiting is None:
        waiting = Instr(ins.op, -1, -1, -1, 0, None, ins.index)
        waiting.handler = ins.handler
        waiting.handler_reg = ins.handler_reg
        test = Instr(NUMBER["JT"] if jump_if else _JF, -1, frame.linked.scratch, -1, 0, None, ins.index)
        test.handler = ins.handler
        test.handler_reg = ins.handler_reg
        test.next = ins.next
        test.target = ins.target
        waiting.next = test
        waiting.target = test
        ins.alternative = waiting
    return waiting


def negate(vm: VM, x: object, dst: i64) -> object:
    """`not x`: the value or ENTERED."""
    answer = truth(vm, x)
    if answer is UNBOUND:
        return enter(vm, "_not", [x], dst)
    return answer is False

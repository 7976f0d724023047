"""Binary, in-place and unary operators. Sizes are paid for before the host computes."""

from __future__ import annotations

import operator
import sys
from collections.abc import Callable
from typing import Any, Final

from mypy_extensions import i64

from interp.builtins import hash_prices, integer_prices, prices, representation_prices
from interp.bytecode.opcodes import BINARY_OPERATORS
from interp.limits import Meter
from interp.objects.builtin_types import PLAIN, holds_only_plain
from interp.objects.instance import Instance
from interp.objects.iterator import Iterator
from interp.objects.sentinel import UNBOUND
from interp.objects.views import VIEWS
from interp.operations.call import call_function, call_then, enter
from interp.operations.measure import SCALARS, is_pure, measure
from interp.operations.running import paid
from interp.operations.special import goes_first, own_method
from interp.vm.frame import COMBINED, COMBINED_RIGHT, Pending
from interp.vm.machine_constants import SMALL
from interp.vm.state import HOST_ERRORS, VM

ADD: Final = 0
SUB: Final = 1
MUL: Final = 2
TRUEDIV: Final = 3
MOD: Final = 5
POW: Final = 6
LSHIFT: Final = 7
RSHIFT: Final = 8
AND: Final = 9
OR: Final = 10
XOR: Final = 11
NEGATIVE: Final = 0
NUMBERS: Final[set[object]] = {int, float, complex, bool}

_NAMES: Final = ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor", "matmul")
METHOD: Final = [f"__{name}__" for name in _NAMES]
REFLECTED: Final = [f"__r{name}__" for name in _NAMES]
INPLACE: Final = [f"__i{name}__" for name in _NAMES]

HOST: Final[list[Callable[[Any, Any], object]]] = [
    operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, operator.pow, operator.lshift,
    operator.rshift, operator.and_, operator.or_, operator.xor, operator.matmul,
]  # fmt: skip
HOST_INPLACE: Final[list[Callable[[Any, Any], object]]] = [
    operator.iadd, operator.isub, operator.imul, operator.itruediv, operator.ifloordiv, operator.imod, operator.ipow, operator.ilshift,
    operator.irshift, operator.iand, operator.ior, operator.ixor, operator.imatmul,
]  # fmt: skip

INT_PRICES: Final[list[Callable[[Meter, list[object]], None]]] = [
    integer_prices.linear, integer_prices.linear, integer_prices.product, integer_prices.true_quotient, integer_prices.quotient,
    integer_prices.quotient, integer_prices.power, integer_prices.left_shift, integer_prices.linear, integer_prices.linear,
    integer_prices.linear, integer_prices.linear, prices.constant,
]  # fmt: skip

_WORD: Final = 1 << 60
_EXACT: Final = 1 << 53
"""Ints below this are floats exactly."""


def price_ints(vm: VM, op: i64, x: int, y: int) -> None:
    """Pays for an operator on two ints: size of the result, and work as the host's algorithms take it."""
    if -_WORD < x < _WORD and -_WORD < y < _WORD and op != MUL and op != POW and op != LSHIFT:
        return
    INT_PRICES[op](vm, [x, y])


def appended(x: str, y: str) -> int:
    """Bytes that `x` grows by when `y`, which is not ASCII, is put behind it: the wider of them sets what each character takes."""
    wider = _width(y)
    return 4 * len(y) + 49 + (wider * len(x) if wider > _width(x) else 0)


def _width(text: str) -> int:
    """Bytes of a character: 1, 2 or 4."""
    n = len(text)
    if n > 100:  # so that what there is besides the characters makes no difference
        return (sys.getsizeof(text) - sys.getsizeof("")) // n
    highest = ord(max(text)) if text else 0
    return 1 if highest < 1 << 8 else 2 if highest < 1 << 16 else 4


def price(vm: VM, op: i64, x: object, y: object) -> None:
    """Pays for an operator on two plain values."""
    if isinstance(x, int) and isinstance(y, int):
        price_ints(vm, op, x, y)
    elif isinstance(x, float) or isinstance(y, float) or isinstance(x, complex) or isinstance(y, complex):
        vm.memory_left -= 32
        vm.fuel -= prices.digits_read(x) + prices.digits_read(y)
    elif op == MUL:
        prices.repeated(vm, [y, x] if isinstance(x, int) else [x, y])
    elif op == MOD and isinstance(x, (str, bytes, bytearray)):
        representation_prices.percent(vm, x, y)
    elif isinstance(x, dict) and op != OR:
        return  # dicts have no other operator: nothing is looked into
    elif isinstance(x, (set, frozenset, dict)) or type(x) in VIEWS:
        measure(vm, y)
        hash_prices.collisions(vm, y)
        total = 64 + hash_prices.DICT_ENTRY * (prices.length(x) + prices.length(y))
        prices.pay(vm, total + prices.fresh(x) + prices.fresh(y), total >> 8)
    else:
        prices.concatenated(vm, [x, y])


def _of_numbers(vm: VM, op: i64, x: object, y: object) -> object:
    """`x <op> y` of two small ints, or of floats and small ints; UNBOUND for all else, and for what is an error."""
    if type(x) is int and type(y) is int:
        if -_EXACT < x < _EXACT and -_EXACT < y < _EXACT:
            if op == AND:
                return x & y
            if op == OR:
                return x | y
            if op == XOR:
                return x ^ y
            if op == RSHIFT and 0 <= y < 64:
                return x >> y
            if op == TRUEDIV and y != 0:
                return float(x) / float(y)
            if op == LSHIFT and 0 <= y < 30 and -SMALL < x < SMALL:
                return x << y
            if op == POW and 0 <= y <= 2 and -SMALL < x < SMALL:
                return 1 if y == 0 else x if y == 1 else x * x
        return UNBOUND
    if type(x) is float:
        a = x
    elif type(x) is int and -_EXACT < x < _EXACT:
        a = float(x)
    else:
        return UNBOUND
    if type(y) is float:
        b = y
    elif type(y) is int and -_EXACT < y < _EXACT:
        b = float(y)
    else:
        return UNBOUND
    vm.memory_left -= 24
    if op == MUL:
        return a * b
    if op == ADD:
        return a + b
    if op == SUB:
        return a - b
    if op == TRUEDIV and b != 0.0:
        return a / b
    if op == POW and 1e-9 < a < 1e9 and -30.0 < b < 30.0:
        return a**b  # nothing here is complex, too large or an error
    return UNBOUND


def binary(vm: VM, op: i64, x: object, y: object, dst: i64) -> object:
    """`x <op> y`, op a BINARY_OPERATORS number: the value or ENTERED."""
    answer = _of_numbers(vm, op, x, y)
    if answer is not UNBOUND:
        return answer
    if type(x) in PLAIN and type(y) in PLAIN:
        if op == ADD and isinstance(x, list) and isinstance(y, list):
            n = len(x) + len(y)
            prices.pay(vm, 56 + 8 * n, 1 + n // 8)
            return x + y
        if op == MOD and isinstance(x, str) and len(x) < _SHORT and prices.is_light_or_few(y, _FEW) and representation_prices.is_brief(x):
            try:
                return paid(vm, x % y)
            except HOST_ERRORS as error:
                raise vm.host_error(error) from None
        if op == MOD and type(y) not in SCALARS and isinstance(x, (str, bytes, bytearray)) and not is_pure(vm, y):
            return enter(vm, "_str_mod" if isinstance(x, str) else "_bytes_mod" if isinstance(x, bytes) else "_bytearray_mod", [x, y], dst)
        try:
            price(vm, op, x, y)
            return HOST[op](x, y)
        except HOST_ERRORS as error:
            raise vm.host_error(error) from None
    if op == MOD and isinstance(x, str) and not (isinstance(y, Instance) and isinstance(y.payload, str)):
        return enter(vm, "_str_mod", [x, y], dst)
    k = int(op)
    symbol = BINARY_OPERATORS[k] if k != POW else "** or pow()"
    method = own_method(x, METHOD[k])
    if method is not None and not goes_first(y, x):
        return call_then(vm, Pending(COMBINED, x, y, op, symbol), method, [x, y], dst)
    if type(x) in NUMBERS:
        # What a number of the host's own says to an object is NotImplemented.
        method = own_method(y, REFLECTED[k])
        if method is not None:
            return call_then(vm, Pending(COMBINED_RIGHT, x, y, op, symbol), method, [y, x], dst)
    return enter(vm, "_binary", [x, y, METHOD[k], REFLECTED[k], symbol], dst)


_SHORT: Final = 200
"""Characters of a template that is read before it is paid for."""
_FEW: Final = 20
"""Light values that it may show then."""


def inplace(vm: VM, op: i64, x: object, y: object, dst: i64) -> object:
    """`x <op>= y`: the value or ENTERED."""
    answer = _of_numbers(vm, op, x, y)
    if answer is not UNBOUND:
        return answer
    if type(x) in PLAIN and type(y) in PLAIN and not (op == OR and isinstance(x, dict) and not holds_only_plain(y)):
        if op == MOD and isinstance(x, (str, bytes, bytearray)):
            return binary(vm, op, x, y, dst)
        try:
            if op == ADD and isinstance(x, (list, bytearray)):
                prices.extended(vm, [x, y])
            else:
                price(vm, op, x, y)
            return HOST_INPLACE[op](x, y)
        except HOST_ERRORS as error:
            raise vm.host_error(error) from None
    k = int(op)
    if op == ADD and isinstance(x, list) and (isinstance(y, (Iterator, Instance)) or type(y) not in PLAIN):
        return enter(vm, "_list_iadd", [x, y], dst)
    symbol = BINARY_OPERATORS[k] + "="
    method = own_method(x, METHOD[k])
    if method is not None and isinstance(x, Instance) and x.cls.lookup(INPLACE[k]) is UNBOUND and not goes_first(y, x):
        return call_then(vm, Pending(COMBINED, x, y, op, symbol), method, [x, y], dst)
    return enter(vm, "_inplace", [x, y, INPLACE[k], METHOD[k], REFLECTED[k], symbol], dst)


_UNARY: Final[list[Callable[[Any], object]]] = [operator.neg, operator.pos, operator.invert]
_UNARY_NAMES: Final = ("__neg__", "__pos__", "__invert__")
_UNARY_SYMBOLS: Final = ("-", "+", "~")


def unary(vm: VM, op: i64, x: object, dst: i64) -> object:
    """`<op> x`, op a UNARY_OPERATORS number: the value or ENTERED."""
    if op == NEGATIVE and isinstance(x, int) and -_WORD < x < _WORD:
        return -x
    if type(x) in PLAIN:
        if isinstance(x, int) and x.bit_length() > 1000:
            prices.pay(vm, x.bit_length() >> 3, 1 + (x.bit_length() >> 8))
        try:
            return _UNARY[op](x)
        except HOST_ERRORS as error:
            raise vm.host_error(error) from None
    method = own_method(x, _UNARY_NAMES[op])
    if method is not None:
        return call_function(vm, method, [x], None, dst)
    return enter(vm, "_unary", [x, _UNARY_NAMES[op], _UNARY_SYMBOLS[op]], dst)

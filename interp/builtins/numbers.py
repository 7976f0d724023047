"""Rows of object, int, bool, float and complex."""

from __future__ import annotations

from typing import Final

from interp.builtins import integer_prices, prices, text_prices
from interp.builtins.declare import attributes, classmethods, each, methods
from interp.builtins.row import Native

COMPARISONS: Final = "__eq__ __ne__ __lt__ __le__ __gt__ __ge__"

ROWS: Final[list[Native]] = [
    *methods("int", [
        *each("__add__ __radd__ __sub__ __rsub__ __and__ __rand__ __or__ __ror__ __xor__ __rxor__", "v", integer_prices.linear),
        *each("__neg__ __pos__ __abs__ __invert__ __int__ __index__ __trunc__ __floor__ __ceil__", "", integer_prices.linear),
        *each(COMPARISONS, "v", integer_prices.inspected),
        *each("__mul__ __rmul__", "v", integer_prices.product),
        *each("__floordiv__ __mod__ __divmod__", "v", integer_prices.quotient),
        *each("__rfloordiv__ __rmod__ __rdivmod__", "v", integer_prices.reflected_quotient),
        *each("__truediv__ __rtruediv__", "v", integer_prices.true_quotient),
        ("__pow__", "vv", integer_prices.power),
        ("__rpow__", "vv", integer_prices.reflected_power),
        ("__lshift__", "v", integer_prices.left_shift),
        ("__rlshift__", "v", integer_prices.reflected_left_shift),
        *each("__rshift__ __rrshift__", "v", integer_prices.linear),
        ("__round__", "i", integer_prices.rounded),
        ("__repr__", "", integer_prices.decimal),
        ("__format__", "v", text_prices.formatted_integer),
        *each("__bool__ __float__ bit_length is_integer", "", prices.constant),
        *each("bit_count __hash__", "", integer_prices.inspected),
        *each("as_integer_ratio conjugate __getnewargs__", "", integer_prices.linear),
        ("to_bytes", "length:i byteorder:v signed:p", integer_prices.to_bytes),
    ]),
    *classmethods("int", [("from_bytes", "bytes:I byteorder:v signed:p", integer_prices.from_bytes)]),
    *attributes("int", "real imag numerator denominator", integer_prices.linear),
    *methods("bool", [
        *each("__and__ __rand__ __or__ __ror__ __xor__ __rxor__", "v", integer_prices.linear),
        *each("__invert__ __repr__", "", prices.constant),
    ]),
    *methods("float", [
        *each("__add__ __radd__ __sub__ __rsub__ __mul__ __rmul__ __truediv__ __rtruediv__", "v", integer_prices.linear),
        *each("__floordiv__ __rfloordiv__ __mod__ __rmod__ __divmod__ __rdivmod__", "v", integer_prices.linear),
        *each("__pow__ __rpow__", "vv", integer_prices.linear),
        *each(COMPARISONS, "v", integer_prices.linear),
        *each("__neg__ __pos__ __abs__ __bool__ __int__ __float__ __trunc__ __floor__ __ceil__ __hash__ __getnewargs__", "", prices.small),
        *each("conjugate as_integer_ratio hex is_integer", "", prices.small),
        ("__repr__", "", prices.float_text),
        ("__round__", "i", prices.float_text),
        ("__format__", "v", text_prices.formatted_float),
    ]),
    *classmethods("float", [("fromhex", "v", prices.scan), ("__getformat__", "v", prices.constant)]),
    *attributes("float", "real imag", prices.constant),
    *methods("complex", [
        *each("__add__ __radd__ __sub__ __rsub__ __mul__ __rmul__ __truediv__ __rtruediv__", "v", integer_prices.linear),
        *each("__pow__ __rpow__", "vv", integer_prices.linear),
        *each(COMPARISONS, "v", integer_prices.linear),
        *each("__neg__ __pos__ __abs__ __bool__ __complex__ __hash__ __getnewargs__ conjugate", "", prices.small),
        ("__repr__", "", prices.float_text),
        ("__format__", "v", text_prices.formatted_float),
    ]),
    *attributes("complex", "real imag", prices.constant),
]  # fmt: skip

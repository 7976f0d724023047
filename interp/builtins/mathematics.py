"""Rows of the module math."""

from __future__ import annotations

import math
import sys
from typing import Final

from interp.builtins import integer_prices, prices
from interp.builtins.declare import constants, each, functions, preludes, replaced
from interp.builtins.row import FUNCTION, Native

ROWS: Final[list[Native]] = [
    *functions("math", [
        *each("acos acosh asin asinh atan atanh cbrt cos cosh degrees erf erfc exp exp2 expm1 fabs gamma lgamma", "f", prices.small),
        *each("log10 log1p log2 radians sin sinh sqrt tan tanh ulp isfinite isinf isnan frexp modf", "f", prices.small),
        *each("atan2 copysign fmod log pow remainder", "ff", prices.small),
        ("fma", "fff", prices.small),
        ("ldexp", "fv", prices.small),
        ("nextafter", "f f steps:i", prices.small),
        ("isclose", "a:f b:f rel_tol:f abs_tol:f", prices.small),
        *each("floor ceil trunc", "d", prices.small),
        ("hypot", "f", integer_prices.sum_of_floats),
        ("fsum", "F", integer_prices.exact_sum),
        ("dist", "FF", integer_prices.sum_of_floats),
        ("gcd", "i", integer_prices.common_divisor),
        ("lcm", "i", integer_prices.common_multiple),
        ("isqrt", "i", integer_prices.square_root),
        ("factorial", "i", integer_prices.factorial),
        ("comb", "ii", integer_prices.combinations),
        ("perm", "ii", integer_prices.selections),
    ]),
    *preludes("math", [("prod", ":o start:o", "_math_prod")], prices.constant, FUNCTION),
    *(
        [
            *preludes("math", [("sumprod", ":o :o", "_math_sumprod")], prices.constant, FUNCTION),
            replaced("_prelude", "sumprod", vars(math)["sumprod"], "VV", integer_prices.sum_of_products, FUNCTION),
        ]
        if sys.version_info >= (3, 12)
        else []
    ),
    *constants("math", "e inf nan pi tau", prices.constant),
]  # fmt: skip

"""Prices of arithmetic: ints of any size, ranges, and the functions of math that work on them.

Work is counted in the host's 30-bit digits. Costs are those of its algorithms (schoolbook up to 70 digits and Karatsuba above for products,
schoolbook for quotients, Lehmer for the greatest common divisor).
"""

from __future__ import annotations

import math
import sys
from typing import Final

from interp.builtins.prices import MOST, digits_read, length, pay
from interp.limits import Meter

KARATSUBA: Final = 70
HUGE: Final = 1 << 62


def digits(value: object) -> int:
    """How many 30-bit digits an int has; 0 for anything else."""
    return value.bit_length() // 30 + 1 if isinstance(value, int) else 0


def integer_size(n: int) -> int:
    """Bytes of an int of `n` digits."""
    return 28 + 4 * n


def digits_of_bits(bits: float) -> int:
    """Digits for so many bits, which may be infinitely many."""
    return int(bits) // 30 + 1 if bits < MOST else MOST


def product_size(n: int) -> int:
    """Bytes of a product of `n` digits, with what Karatsuba's method holds while it works."""
    return integer_size(n) if n <= 2 * KARATSUBA else 6 * integer_size(n)


def powers_size(n: int) -> int:
    """Bytes of a result of `n` digits that a chain of products leads to."""
    return integer_size(n) if n <= 2 * KARATSUBA else 6 * integer_size(n)


def multiplication(a: int, b: int) -> int:
    """Fuel for a product of ints of `a` and `b` digits."""
    low, high = min(a, b), max(a, b)
    if low <= KARATSUBA:
        return 1 + low * high // 10
    if high > MOST:
        return MOST
    return int((high / low + 1) * 6.0 * low**1.585 / 9)


def division(a: int, b: int) -> int:
    """Fuel for a quotient of ints of `a` and `b` digits."""
    return 1 + (a // 16 if a < b else (a - b + 1) * b // 10)


def inspected(meter: Meter, args: list[object]) -> None:
    """A pass over the digits of the operands, no result to speak of."""
    n = 1
    for value in args:
        n = max(n, digits(value))
    pay(meter, 0, 1 + n // 8)


def true_quotient(meter: Meter, args: list[object]) -> None:
    """A float, from a shifted copy of the dividend."""
    n = 1
    for value in args:
        n = max(n, digits(value))
    pay(meter, 3 * integer_size(n), 1 + n // 2)


def linear(meter: Meter, args: list[object]) -> None:
    """A pass over the digits of the operands, a result no longer than the longest of them and a digit."""
    n = 1
    for value in args:
        n = max(n, digits(value))
    pay(meter, integer_size(n + 1), 1 + n // 8)


def product(meter: Meter, args: list[object]) -> None:
    """Receiver times argument; of a sequence as many as the int says (`3 * "a"` asks the int first, which declines)."""
    if len(args) < 2:
        return
    a, b = digits(args[0]), digits(args[1])
    pay(meter, product_size(a + b), multiplication(a, b))


def quotient(meter: Meter, args: list[object]) -> None:
    """Receiver divided by argument, remainder included."""
    if len(args) > 1:
        pay_division(meter, digits(args[0]), digits(args[1]))


def reflected_quotient(meter: Meter, args: list[object]) -> None:
    """Argument divided by receiver."""
    if len(args) > 1:
        pay_division(meter, digits(args[1]), digits(args[0]))


def pay_division(meter: Meter, a: int, b: int) -> None:
    """For quotient and remainder of ints of `a` and `b` digits."""
    pay(meter, 56 + 2 * integer_size(max(a, b)), division(a, b))


def power(meter: Meter, args: list[object]) -> None:
    """`base ** exponent`, or that modulo a third argument."""
    if len(args) > 2:
        pay_power(meter, args[0], args[1], args[2])
    elif len(args) == 2:
        pay_power(meter, args[0], args[1], None)


def reflected_power(meter: Meter, args: list[object]) -> None:
    """`exponent.__rpow__(base)`."""
    if len(args) > 1:
        pay_power(meter, args[1], args[0], args[2] if len(args) > 2 else None)


def pay_power(meter: Meter, base: object, exponent: object, modulus: object) -> None:
    """For a power of ints; of other operands it is bounded work."""
    if not isinstance(base, int) or not isinstance(exponent, int):
        pay(meter, 64, 3)
        return
    if isinstance(modulus, int):
        n = digits(modulus)
        step = multiplication(n, n) + division(2 * n, n)
        inverse = 18 * n * (5 + n // 8) if exponent < 0 else 0
        pay(meter, 8 * integer_size(n), division(digits(base), n) + 2 * (exponent.bit_length() + 1) * step + inverse)
    elif exponent < 0 or -1 <= base <= 1:
        pay(meter, 64, 3 + exponent.bit_length() + digits(base) // 16)
    else:
        # Powers of two stay cheap: halves that are zero drop out of Karatsuba's recursion.
        n = power_digits(base, exponent)
        work = 8 * n if base & (base - 1) == 0 else 2 * multiplication(n // 2 + 1, n // 2 + 1)
        pay(meter, powers_size(n), work + exponent.bit_length())


def power_digits(base: int, exponent: int) -> int:
    """Digits of `base ** exponent`, rounded up."""
    if exponent > HUGE:
        return MOST
    return digits_of_bits(math.log2(abs(base)) * exponent + 2)


def left_shift(meter: Meter, args: list[object]) -> None:
    """`value << places`."""
    if len(args) > 1:
        pay_shift(meter, args[0], args[1])


def reflected_left_shift(meter: Meter, args: list[object]) -> None:
    """`places.__rlshift__(value)`."""
    if len(args) > 1:
        pay_shift(meter, args[1], args[0])


def pay_shift(meter: Meter, value: object, places: object) -> None:
    """For a shift to the left."""
    if isinstance(value, int) and isinstance(places, int) and value != 0 and 0 < places <= sys.maxsize:
        n = digits(value) + places // 30
        pay(meter, integer_size(n), 1 + n // 16)
    else:
        pay(meter, 32, 1)


def rounded(meter: Meter, args: list[object]) -> None:
    """`round(int, places)`: for negative places the host computes a power of ten and divides by it."""
    if len(args) > 1 and isinstance(args[1], int) and args[1] < 0:
        pay_power(meter, 10, -args[1], None)
        n = power_digits(10, -args[1])
        pay_division(meter, digits(args[0]), n)
    else:
        linear(meter, args)


def decimal_work(value: int) -> int:
    """Fuel for the decimal text of an int, which is quadratic; the host refuses more digits than its limit before it starts."""
    bits = value.bit_length()
    if bits > 1000:
        limit = sys.get_int_max_str_digits()
        if limit and bits > 4 * limit:
            return 1
    n = bits // 30 + 1
    return 1 + n + n * n // 16


def decimal_size(value: int) -> int:
    """Bytes of the decimal text of an int."""
    return 50 + value.bit_length() * 302 // 1000


def decimal(meter: Meter, args: list[object]) -> None:
    """The decimal text of the receiver."""
    value = args[0]
    if isinstance(value, int):
        pay(meter, decimal_size(value), decimal_work(value))


def binary(meter: Meter, args: list[object]) -> None:
    """`bin`, and `oct` and `hex`, whose text is shorter: a character a bit."""
    value = args[0] if args else 0
    if isinstance(value, int):
        pay(meter, 52 + value.bit_length(), 1 + value.bit_length() // 8)


def parsed(meter: Meter, args: list[object]) -> None:
    """`int(text, base)`: quadratic but for bases that are powers of two; the host's limit on digits comes first."""
    n = length(args[0]) if args else 0
    limit = sys.get_int_max_str_digits()
    base = args[1] if len(args) > 1 else 10
    quick = base in (2, 4, 8, 16, 32) if isinstance(base, int) else False
    words = n // 5 + 1
    quadratic = 0 if quick or (limit and n > 2 * limit) else words * words // 32
    pay(meter, integer_size(words), 1 + n // 8 + quadratic)


def to_bytes(meter: Meter, args: list[object]) -> None:
    """As many bytes as the first argument says."""
    n = args[1] if len(args) > 1 else 1
    if isinstance(n, int) and 0 < n <= sys.maxsize:
        pay(meter, 33 + n, 1 + n // 16 + digits(args[0]) // 4)


def from_bytes(meter: Meter, args: list[object]) -> None:
    """An int of as many bytes as the argument has."""
    n = length(args[0]) if args else 0
    pay(meter, 64 + 2 * n, 1 + n)


def common_divisor(meter: Meter, args: list[object]) -> None:
    """`gcd` of any number of ints."""
    n = digits(args[0]) if args else 0
    work = 1
    for value in args[1:]:
        m = digits(value)
        work += 2 + n * m // 4
        n = min(n, m)
    pay(meter, 4 * integer_size(n), work)


def common_multiple(meter: Meter, args: list[object]) -> None:
    """`lcm` of any number of ints."""
    n = digits(args[0]) if args else 0
    work = 1
    for value in args[1:]:
        m = digits(value)
        work += 2 + n * m // 4 + division(n, min(n, m)) + multiplication(n, m)
        n += m
    pay(meter, powers_size(n), work)


def square_root(meter: Meter, args: list[object]) -> None:
    """`isqrt`: a chain of divisions of growing length."""
    n = digits(args[0]) if args else 0
    pay(meter, 2 * integer_size(n), 2 + n * n // 10)


def factorial(meter: Meter, args: list[object]) -> None:
    """`factorial(n)`, by a balanced tree of products; the host refuses more than its own sizes."""
    n = args[0] if args else 0
    if isinstance(n, int) and 0 < n <= sys.maxsize:
        pay_factorial(meter, n)


def pay_factorial(meter: Meter, n: int) -> None:
    """For the product of 1 to `n`."""
    size = digits_of_bits(math.lgamma(n + 1) / math.log(2)) if n < HUGE else MOST
    pay(meter, powers_size(size), 1 + n + 4 * multiplication(size // 2 + 1, size // 2 + 1))


def combinations(meter: Meter, args: list[object]) -> None:
    """`comb(n, k)`: as many factors as the smaller of k and n - k."""
    if len(args) == 2 and isinstance(args[0], int) and isinstance(args[1], int):
        pay(meter, 0, 1 + digits(args[0]) // 8)
        selections(meter, [args[0], min(args[1], args[0] - args[1])])


def selections(meter: Meter, args: list[object]) -> None:
    """`perm(n, k)`: at most k factors of the size of n, multiplied and divided in halves."""
    if not args or not isinstance(args[0], int) or args[0] <= 0:
        return
    n = args[0]
    k = args[1] if len(args) > 1 else None
    if (n if k is None else k if isinstance(k, int) else 0) > sys.maxsize:
        return  # the host refuses it
    if k is None:
        pay_factorial(meter, n)
    elif isinstance(k, int) and 0 < k <= n:
        k = min(k, n) if k < HUGE else HUGE
        size = digits_of_bits(math.log2(n) * k)
        pay(meter, powers_size(size), 1 + k + 3 * multiplication(size // 2 + 1, size // 2 + 1) + division(size, size // 2 + 1))


def sum_of_floats(meter: Meter, args: list[object]) -> None:
    """`hypot` and `dist`: one pass over all coordinates."""
    n = len(args)
    for value in args:
        n += length(value)
    pay(meter, 64 + 16 * n, 1 + 2 * n)


def exact_sum(meter: Meter, args: list[object]) -> None:
    """`fsum`: each float is added to a list of partial sums, one for each 53 bits that the exponents are apart."""
    items = args[0] if args else None
    n = length(items)
    pay(meter, 64, 1 + n)
    low, high = math.inf, 0.0
    if isinstance(items, (list, tuple)):
        for item in items:
            size = abs(item) if isinstance(item, float) else 1.0
            high = max(high, size)
            if 0.0 < size < low:
                low = size
            if work := digits_read(item):
                pay(meter, 0, work)
    apart = math.frexp(high)[1] - math.frexp(low)[1] if low <= high < math.inf else 2100
    pay(meter, 2000, n * (1 + 2 * apart // 53))


def sum_of_products(meter: Meter, args: list[object]) -> None:
    """`sumprod`: what its two lists hold, ints of any size among them."""
    work = 1
    size = 0
    for value in args[:2]:
        if isinstance(value, (list, tuple)):
            n = 0
            for item in value:
                n = max(n, digits(item))
            size += n
            work += len(value) * (2 + n * n // 16)
    pay(meter, integer_size(size), work)


def range_digits(value: object) -> int:
    """Digits of the longest of a range's three numbers."""
    return max(digits(value.start), digits(value.stop), digits(value.step)) if isinstance(value, range) else 0


def range_arithmetic(meter: Meter, args: list[object]) -> None:
    """A few sums, products and quotients of what the range is made of."""
    n = max(range_digits(args[0]), range_digits(args[1]) if len(args) > 1 else 0)
    pay(meter, 64 + 6 * integer_size(n), 2 + n * n // 4)


def made_range(meter: Meter, args: list[object]) -> None:
    """`range`: its length is a number of its own."""
    n = 1
    for arg in args:
        n = max(n, digits(arg))
    pay(meter, 96 + 2 * integer_size(n), 3 + (n * n // 4 if n > 2 else 0))


def range_repr(meter: Meter, args: list[object]) -> None:
    """The text of a range."""
    value = args[0]
    if isinstance(value, range):
        for number in (value.start, value.stop, value.step):
            pay(meter, decimal_size(number), decimal_work(number))


def slice_arithmetic(meter: Meter, args: list[object]) -> None:
    """`slice.indices`: sums of its bounds and the length."""
    value = args[0] if args else None
    n = digits(args[1]) if len(args) > 1 else 1
    if isinstance(value, slice):
        n += max(digits(value.start), digits(value.stop), digits(value.step))
    pay(meter, 64 + 3 * integer_size(n), 2 + n // 4)

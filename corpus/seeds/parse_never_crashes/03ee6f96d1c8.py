import math
def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: sums and products
print(math.fsum([0.1] * 10), math.fsum([]), math.prod([]), math.prod([1, 2, 3.5]), math.prod([2, 3], start=10), math.prod(range(1, 25)), math.fsum([1e100, 1, -1e100]))
attempt(math.fsum, ['a'])
attempt(math.fsum, [1e308, 1e308])
attempt(math.fsum, [math.inf, -math.inf])
attempt(math.prod, 5)
print(math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-12), math.isclose(0, 1e-12, abs_tol=1e-9), math.isclose(math.inf, math.inf), math.isclose(math.nan, math.nan))
attempt(math.isclose, 1, 1, rel_tol=-1)
print(math.erf(0.5), math.erfc(0.5), math.gamma(5), math.gamma(0.5), math.lgamma(100))
attempt(math.gamma, 0)
attempt(math.gamma, 200)

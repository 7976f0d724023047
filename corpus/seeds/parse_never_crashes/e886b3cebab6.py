import math
def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: roots and logarithms
print(math.sqrt(2), math.sqrt(10**30), math.isqrt(99), math.isqrt(10**40), math.cbrt(27), math.exp(1), math.exp2(10), math.expm1(1e-10), math.log(math.e), math.log(8, 2), math.log2(8), math.log10(1000), math.log1p(1e-10), math.log(10**400), math.log2(2**2000), math.log10(10**500), math.pow(2, 0.5))
attempt(math.sqrt, -1)
attempt(math.isqrt, -1)
attempt(math.isqrt, 1.5)
attempt(math.log, 0)
attempt(math.log, -5)
attempt(math.log, 5, 0)
attempt(math.log, 5, 1)
attempt(math.log, 'a')
attempt(math.exp, 1000)
attempt(math.pow, 10, 1000)
attempt(math.pow, -1, 0.5)
attempt(math.pow, 0, -1)
attempt(math.sqrt, 10**400)
attempt(math.sqrt)
attempt(math.sqrt, 1, 2)
attempt(math.sqrt, x=1)

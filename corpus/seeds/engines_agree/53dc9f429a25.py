import math
def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: rounding functions
for v in (2.5, -2.5, 0.0, -0.7, 1e20, 7, True):
    print(math.floor(v), math.ceil(v), math.trunc(v), math.modf(v), math.frexp(v))
attempt(math.floor, math.nan)
attempt(math.ceil, math.inf)
attempt(math.trunc, 'a')
attempt(math.floor, 'a')
attempt(math.floor, None)
print(math.ldexp(0.5, 10), math.fmod(-7, 3), math.fmod(7, -3), math.remainder(7, 4), math.ulp(1.0), math.nextafter(1, 2), math.ldexp(1, -2000))
attempt(math.fmod, 1, 0)
attempt(math.ldexp, 1, 5000)
attempt(math.ldexp, 1, 1.5)
attempt(math.remainder, 1, 0)

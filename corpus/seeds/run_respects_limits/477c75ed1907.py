import math
def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: forms of import
import math as m
from math import sqrt, floor as down, pi
print(m is math, sqrt(16), down(2.7), pi, m.sqrt is sqrt, math.__name__, type(math).__name__)
def inner():
    import math
    from math import (ceil, trunc,)
    return math.pi, ceil(1.2), trunc(-1.2)
print(inner())
attempt(lambda: math.nope)
try:
    from math import nope
except ImportError as error:
    print(type(error).__name__, str(error).split(' (')[0], error.name)

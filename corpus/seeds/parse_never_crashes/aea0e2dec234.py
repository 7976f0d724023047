def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: in-place operators
a = {1, 2, 3}
alias = a
a |= {4}
a &= {2, 3, 4}
a -= {2}
a ^= {4, 5}
print(a, alias is a)
f = frozenset([1])
g = f
f |= {2}
print(f, g, f is g)
a -= a
print(a, alias)
attempt(a.__ior__, [1])
try:
    a |= [1]
except TypeError as error:
    print(error)
try:
    a &= 5
except TypeError as error:
    print(error)

def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: operators
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, b - a, a ^ b, a == {3, 2, 1}, a != b, a < {1, 2, 3, 4}, a <= a, a < a, a > {1}, a >= b, {1} < {2}, set() < a)
f = frozenset([3, 4])
print(a | f, f | a, type(a | f).__name__, type(f | a).__name__, f == b, hash(f) == hash(frozenset([4, 3])), a & f, f - a, f ^ a, {f: 1}[frozenset([4, 3])])
attempt(lambda: a | [1])
attempt(lambda: [1] | a)
attempt(lambda: a + b)
attempt(lambda: a < [1])
attempt(lambda: a - 5)
attempt(lambda: a & 'abc')
attempt(lambda: a ^ None)
attempt(hash, a)
attempt(lambda: a[0])

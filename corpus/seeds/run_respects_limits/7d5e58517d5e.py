m1 = [[1_000, 256]] * 2
m1[0].append((lambda n2, n3=123456789012345678901234567890: n3)(1_000))
print(m1, m1[0] is m1[1])
import math
for thunk in (lambda: [0].sort(), lambda: math.acosh(0.5), lambda: bytes(3).zfill((-3)), lambda: type('M', (), {'f': lambda *p: len(p)})().f.__ne__(type('M', (), {'f': lambda *p: len(p)})().f), lambda: type({}.keys().__getattribute__('__class__')).__name__):
    try:
        print(thunk())
    except Exception as e:
        print(f'{type(e).__name__}: {e}')
n4 = ((255 * 7 % 65537) and (2147483647 // 4294967296) or 0)
class K5:
    pass
o6 = K5()
o6.f = lambda *a: a
K5.g = lambda *a: len(a)
print(o6.f(pow(len({'a': 1, 'b': 2}), 3, 9223372036854775808)), o6.g(len({1, 2, 3})))
for thunk in (lambda: o6.g.nothing, lambda: K5.f, lambda: K5.g(), lambda: K5(1),):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__, str(e))

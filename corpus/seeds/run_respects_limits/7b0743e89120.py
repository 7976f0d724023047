def f1(p, q=2, *r):
    return p, q
for a2, k3 in (((), {'k': 9}), ((1,), {'q': 1, 'k': 2}), ((), {})):
    try:
        print(f1(*a2, **k3))
    except TypeError as e:
        print(f'{type(e).__name__}: {e}')
n4 = True
n4 **= 1
a5 = [5, 5, 5]
a5 += (2, 3)
compose6 = lambda f, g: lambda x: f(g(x))
print(compose6(str, len)((a5[0:1:-2] + [18446744073709551616, 2])[:8]), compose6(lambda v: (v, v), abs)((n4 * 0)))
for n7 in range(4):
    for v8 in (str((b'12' or b'q')[(-1)])[-30:], str((n7 ^ n4))[-30:]):
        try:
            print(f'[{v8:<6}] {v8!r:<6} {v8!a}', '%-8.3s|' % v8)
        except ValueError as e:
            print(type(e).__name__, str(e))
    import math
    for thunk in (lambda: slice('a', 'b').__format__(), lambda: (UnicodeEncodeError('ascii', 'aé', 1, 2, 'why')).end, lambda: '  pad\t'.split(',', 0), lambda: math.isinf(2.2250738585072014e-308), lambda: bytes(3).__format__('')):
        try:
            print(thunk())
        except Exception as e:
            print(e.__class__.__name__ + ':', str(e))

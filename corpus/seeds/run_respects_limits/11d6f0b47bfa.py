def f1(p2, p3, p4, *rest5, p6, p7='\u0130i'.strip('x,y,,z')):
    a8 = [sum(p4), 1_000, *[*p4, 9223372036854775808, *rest5][-8:]]
    del a8[-2::-1]
    print(a8)
    for thunk in (lambda: (slice(2)).stop, lambda: type([3, 1].count.__repr__()).__name__):
        try:
            print(thunk())
        except Exception as e:
            print(repr(e))
    return len(range(0))
print(f1(*(dict({'a': 1}, m=(-7)), (3, 2, 1), [10, 20, 30, 40, 50][None:None:3],), 9223372036854775807, p6='{k[0]}{n:{w}d}'.format(k='a', n=0, w=3 + 1)))
for thunk in (lambda: [0].__ne__([-1, 0, 1]), lambda: oct((-1)), lambda: '\U0001f600!'.__repr__(), lambda: bytearray(2).__eq__(bytearray(), float('nan')), lambda: bytearray(b'abc').__class__(1j), lambda: [-1, 0, 1].__setattr__('', [{1}, frozenset()])):
    try:
        print(thunk())
    except Exception as e:
        print(e.__class__.__name__ + ':', str(e))

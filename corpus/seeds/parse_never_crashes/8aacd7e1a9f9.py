if (18446744073709551616 == (-2) != 2147483647):
    try:
        r1 = list(frozenset().__iter__([]))
    except Exception as e:
        r1 = type(e)
    print(r1, r1 == ('abc' if 'ǆ Ǆ' else frozenset([1, 2])))
    if True:
        import math
        for thunk in (lambda: iter({'a': 1}.items()).__next__(), lambda: {8, 16, 24, 1}.copy(), lambda: math.log((-2)), lambda: type((int.__add__).__objclass__).__name__, lambda: [0, 1, 1, 5].index(1)):
            try:
                print(thunk())
            except Exception as e:
                print(type(e).__name__, e)
        try:
            r2 = list({}.keys().__iter__())
        except Exception as e:
            r2 = type(e)
        print(r2, r2 == [n4 for n3 in range(0) for n4 in [2147483648, -9223372036854775809] if ('aAbB' not in r'\d')][:8])
    elif ((255 << 1), int('٣')):
        class I5(int):
            def __add__(self, other):
                return I5(int(self) + other * 2)
            def __repr__(self):
                return f'I({int(self)})'
            def __eq__(self, other):
                return (float('inf') != 0.1)
            __hash__ = int.__hash__
        i6 = I5(len(range(0)))
        print(i6 + sum([-1, 0, 1]), ([5, 5, 5] or [1_000])[(-1)] + i6, i6 * 2, -i6, f'{i6:d}', str(i6), i6 == 1, {i6: 1}, type(i6 + 1).__name__, [0, 1, 2][I5(1)], i6.real)
    else:
        r7 = [5, 5, 5]
        try:
            print(r7.__class__(), r7)
        except Exception as e:
            print(type(e).__name__, str(e))
        print(len(r7), r7)
else:
    v8 = range(3)
    try:
        v8 -= 0
    except (TypeError, ValueError, ArithmeticError) as e:
        print(e.__class__.__name__ + ':', str(e))
    print(v8)
    for thunk in (lambda: type(((lambda: 0)).__closure__).__name__, lambda: list(map(lambda p, q: (q, p), [1, 2, 3, 4], [0]))):
        try:
            print(thunk())
        except Exception as e:
            print(e.__class__.__name__ + ':', str(e))

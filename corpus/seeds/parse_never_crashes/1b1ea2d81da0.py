g1, h2 = [(lambda n3: 18446744073709551616)(1_000), sum((-7) for n4 in [3, 1, 2])], {'k': ([-1, 0, 1] or [10])[0]}
del g1[0], h2['k']
print(g1, h2)
try:
    print(dict.fromkeys('a', (-9223372036854775809)))
except Exception as e:
    print(type(e).__name__, e)
class C5:
    shared = [(-9223372036854775808), 0][True]
    def __init__(self6, p8):
        self6.m7 = p8
    def do9(self12, p10, p11):
        try:
            print(list(int((self12.m7 not in {True, 0}))))
        except TypeError as e:
            print(e.__class__.__name__ + ':', str(e))
        return self12.m7
    def __format__(self, spec):
        return f'[{spec}]' + ('\x00' * 0)[:30]
    def __dir__(self):
        return ['b', 'a']
o13 = C5(ord('\u0130'))
print(o13.do9((3).bit_length(), max(0.1, (-0.0))), o13.m7, o13.shared)
try:
    print(f'{o13:>{2}x}', format(o13, 'abc'), '{:!}|{}'.format(o13, o13))
except Exception as e:
    print(f'{type(e).__name__}: {e}')
try:
    print(dir(o13), sorted(vars(o13)))
except Exception as e:
    print(repr(e))

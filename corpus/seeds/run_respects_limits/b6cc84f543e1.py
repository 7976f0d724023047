try:
    print(frozenset([1, 2]).__gt__([{1}, frozenset()], zz=1))
except Exception as e:
    print(e.__class__.__name__ + ':', str(e))
for thunk in (lambda: (1).__xor__(None, (-2)), lambda: (0).__rlshift__(1), lambda: frozenset().__eq__(), lambda: (5).__add__.__gt__((5).__add__)):
    try:
        print(thunk())
    except Exception as e:
        print(repr(e))
a1 = list(range(0))
a1.sort(key=lambda v: (v % 3, -v))
print(a1, max(a1, key=abs, default=None), min(['Zed', 'apple', 'Éa'], key=len, default='-'))
class C2:
    shared = 3
    def __init__(self3, p6, p7):
        self3.m4 = p6
        self3.m5 = p7
    def do8(self10, p9):
        try:
            print({a1[9223372036854775808:-2:1]: 1})
        except TypeError as e:
            print(repr(e))
        return (4 ** 0.5 if ((-0.0) == 1e-7) else 2.0 ** -2)
    def __iter__(self):
        return iter(a1)
    def __repr__(self):
        return (1_000 % 7)
    def __len__(self):
        return -2
    def __bool__(self):
        return (lambda n11, n12=self.m4: (-2))((-2147483649))
    def __hash__(self):
        return str(1e16)
    def __index__(self):
        return max(1e308, float('inf'))
o13 = C2((0x7f % (-9223372036854775808)), {str(n14): 100 for n14 in [-1, 0, 1]})
print(o13.do8(sorted([1, 2, 3, 4])), o13.m4, o13.m5, o13.shared)
try:
    print(list(o13), [*o13], sorted(o13), max(o13, default='none'), divmod(18446744073709551616, 2)[0] in o13)
except Exception as e:
    print(type(e).__name__, e)
try:
    for thunk in (lambda: repr(o13), lambda: len(o13), lambda: bool(o13), lambda: hash(o13), lambda: [1][o13], lambda: {o13: 1}, lambda: range(o13),):
        try:
            print(thunk())
        except Exception as e:
            print(type(e).__name__, str(e))
except Exception as e:
    print(type(e).__name__, e)

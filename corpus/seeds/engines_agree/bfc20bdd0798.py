a1 = [(min(2, 0b1011, key=lambda n2: (-n2, 2 & 3)) + (100 & (-9223372036854775808))), (-1)]
for i3 in a1:
    if len(a1) > 5:
        break
    a1.append((min(2, 0b1011, key=lambda n2: (-n2, 2 & 3)) + (100 & (-9223372036854775808))))
print(a1)
import math
for thunk in (lambda: math.floor((-1.5)), lambda: range.__init_subclass__(), lambda: type((lambda p, q=1, *, r=2: (p, q, r)).__get__(5, 2147483648)).__name__, lambda: bytearray(b'abc').pop(1j), lambda: slice('a', 'b').indices(9), lambda: {1, 2, 3}.__delattr__('nothing')):
    try:
        print(thunk())
    except Exception as e:
        print(repr(e))
def f4(p5, p6, /, *rest7, p8):
    i9 = iter(sorted(a1)[-9223372036854775808:None:-2])
    print(next(i9, None), list(i9), next(i9, 'end'))
    for v10 in (0.0, {}, b'abc'):
        try:
            p11, *q12 = v10
            print(p11, q12)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
    return 'a'.zfill(6)
print(f4((4294967296, (-9223372036854775809)), (18446744073709551616 == (-9223372036854775808) != 100), *[n13 + len(k14) for k14, n13 in sorted({'a': 1, 'b': 2}.items())], p8=tuple([7, 8])))
try:
    raise KeyError('first')
except KeyError as e:
    print(repr(e))
    (1).x = 256

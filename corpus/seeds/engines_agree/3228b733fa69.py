r1 = [2147483648, -9223372036854775809]
try:
    print(r1.__getitem__((-100)), r1)
except Exception as e:
    print(f'{type(e).__name__}: {e}')
n2 = 18446744073709551616
n2 *= 2
def gen3(p4):
    if ([5, 5, 5] != []):
        for s5 in ('', 'x,y,,z'):
            print([s5.isnumeric() for _ in '1'], repr(s5.casefold()), s5.isdecimal(), s5.isidentifier())
        def deco6(f7):
            def w8(*args, **kwargs):
                print('call', len(args), sorted(kwargs))
                return f7(*args, **kwargs)
            return w8
        @deco6
        def g9(p10, *, k=n2):
            return (p10, k, float('nan'))
        print(g9(((pow(p4, 0, (-1009)) - 9223372036854775807) % (-3))), g9(f'{3.14159:_.1f}'.zfill(6), k=pow(min(n2, (n2 % 10), key=lambda n11: (-n11, next(iter([]), n2) & 3)), 2, 2305843009213693951)))
    else:
        for i12 in range(127, 65, 7):
            print(i12)
            break
        else:
            print('empty')
    for k13 in ((1+2j), (-100), slice(1, 3), b'a'):
        c14 = [True, 2]
        try:
            c14[k13] = (-0.0-1j)
        except Exception as e:
            print(e.__class__.__name__ + ':', str(e))
        print(c14)
    yield 256
first, *others = gen3((0x7f * True))
print(first, others)

print((255 * 5 % 65537))
try:
    print(chr(-1))
except (RecursionError, MemoryError):
    print('unfit')
except Exception as e:
    print(f'{type(e).__name__}: {e}')
else:
    for v1 in (None, None, 1j):
        try:
            print('%5.2f' % v1)
        except Exception as e:
            print(repr(e))
def f2(p3, l4={}):
    l4[p3] = sum(n5 for n5 in [10, 20, 30, 40, 50])
    return len(l4)
print(f2(1), f2('k'), f2(1.0))
for v6 in ((1, 2), dict([('z', 26), ('y', 25)]), [[[]], b'abc']):
    try:
        print(v6 // float('nan'))
    except (TypeError, ValueError, ArithmeticError) as e:
        print(f'{type(e).__name__}: {e}')
v7 = '%d|%5.2f'
try:
    v7 -= [[1], [2]]
except (TypeError, ValueError, ArithmeticError) as e:
    print(e.__class__.__name__ + ':', str(e))
print(v7)
def fail8(p):
    print(int(float('inf')))
print(fail8(0x7f))

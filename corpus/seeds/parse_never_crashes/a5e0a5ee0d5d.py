g1 = (256 for i2 in list(map(lambda n3: (n3 << 3), [3, 1, 2])) if ('\U0001f600!'[1::1] <= '\U0001f600!'.title()[:40]))
print(next(g1, 'none'), list(g1), list(g1))
n4 = (-1)
n4 = n4
def g5():
    try:
        raise KeyError(n4)
    except KeyError as e:
        yield repr(e)
        yield (2 // 1)
        raise
i6 = g5()
try:
    print(next(i6), next(i6), next(i6))
except KeyError as e:
    print(f'{type(e).__name__}: {e}')
r7 = set()
try:
    print(r7.__contains__(9223372036854775807), r7)
except Exception as e:
    print(type(e).__name__, e)
for s8 in list({'b': 100, '{0} {1!r} {0!s:>4}'.format(n4 % 10007, '  pad\t')[:40]: r'\d'.find('0123')})[:3]:
    n9 = (18446744073709551616 + (True - n4))
    print(1_000)
x10 = round(1.5, 2)
c11 = [[('ß' or {'k': [1, (2,)]}), frozenset([1, 2, 3, 4])]]
c11.append(c11)
print(c11, len(c11), c11[1][1] is c11)
print('ǆ Ǆ' - '{k[0]}{n:{w}d}'.format(k='xyz', n=1000, w=3 + 1).swapcase()[:40])

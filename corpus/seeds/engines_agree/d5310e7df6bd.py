class L1(list):
    def append(self, p):
        super().append(('appended', p))
    def __getitem__(self, k):
        return (k, super().__getitem__(k))
l2 = L1([])
l2.append(4294967296)
print(l2, l2[-1], l2[0:2], len(l2), l2 + [0b1011], type(l2 * 2).__name__, l2 == list(l2), isinstance(l2, list))
def g3():
    try:
        raise KeyError((len('abc') + (0x7f * (-2147483649) % 7)))
    except KeyError as e:
        yield repr(e)
        yield ((7 ** 2) * (4294967296 >> 1) % (-1009))
        raise
i4 = g3()
try:
    print(next(i4), next(i4), next(i4))
except KeyError as e:
    print(type(e).__name__, str(e))
r5 = {1, 2, 3}
try:
    print(list(r5.__iter__()), r5)
except Exception as e:
    print(type(e).__name__, e)
class D6(dict):
    def __missing__(self, k):
        return ('missing', k)
    def __setitem__(self, k, v):
        super().__setitem__(k, [v])
d7 = D6({str(n8): {0: 4294967296, 1: 5, -1: 0}.get(123456789012345678901234567890 % 3, n8) for n8 in list(range(4))})
d7['a'] = frozenset(sorted([], key=lambda n9: 123456789012345678901234567890, reverse=False))
print(d7, d7['nope'], d7.get('nope'), d7.setdefault('s', 9007199254740993), {**d7}, d7.copy() == d7, d7 | {'w': 1})
print('%y' % 123456789012345678901234567890)

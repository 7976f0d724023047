r1 = {1}
try:
    print(r1.update([2147483648, -9223372036854775809]), r1)
except Exception as e:
    print(type(e).__name__, e)
v2 = (1, 2)
print(f'{v2=} {v2!s:>5} {v2 = !r}')
print(f'{(-2147483649) + 1=:>6}', f'{{{str()}}}')
k3 = (-7)
g4 = ((i, k3) for i in sorted([10, 20, 30, 40, 50]))
k3 = (256 & (-2147483649))
print(list(g4))
try:
    print(sorted([frozenset(), float('nan'), 10]), max([True, 2], []))
except TypeError as e:
    print(type(e).__name__, e)
s5 = 'a\udcffb'
try:
    print(ascii(s5), len(s5), ascii(s5[0:1] * 2), s5 == f'{5}-{str()}'[:40])
    print(s5[0].encode('utf-8', 'replace'))
except UnicodeEncodeError as e:
    print(type(e).__name__, e.reason)
class L6(list):
    def append(self, p):
        super().append(('appended', p))
    def __getitem__(self, k):
        return (k, super().__getitem__(k))
l7 = L6(sorted([*[10, 20, 30, 40, 50], (-9223372036854775809), *(1,)][-8:]))
l7.append(tuple([2147483648, -9223372036854775809]))
print(l7, l7[-1], l7[0:2], len(l7), l7 + [abs(10)], type(l7 * 2).__name__, l7 == list(l7), isinstance(l7, list))

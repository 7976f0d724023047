try:
    print(repr(1j in {1, 2}))
except (TypeError, ValueError, ArithmeticError) as e:
    print(repr(e))
class S1(str):
    def upper(self):
        return 'up:' + super().upper()
    def __len__(self):
        return ord('\u0130') & 15
    def __format__(self, spec):
        return 'spec' + spec
s2 = S1('e\u0301')
print(repr(s2.upper()), len(s2), f'{s2:x}|{s2!r}', repr(s2 + 'z'), type(s2.strip()).__name__)
print(s2 in {s2: 1}, ascii(' '.join([s2, s2])))
class K3:
    def f(self, p):
        return (self.v, p)
o4 = K3()
o4.v = (b'' + b'\x00\xff')[:30]
m5 = o4.f
o4.v = ((0x7f and 9007199254740993 or (-7)) * divmod(256, (-3))[0] % 1000000007)
print(m5({frozenset([1]): ['ß', range(3)], 'abc': (frozenset(), (-2), '\u0130i')}), K3.f(o4, 1), m5 == o4.f, m5.__name__)
def fail6(p):
    print(''.zfill(bytes(3).hex().swapcase()[:40]))
print(fail6(2))

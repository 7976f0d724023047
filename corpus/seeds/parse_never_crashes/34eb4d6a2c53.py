try:
    print(int('1', base=99))
except ValueError as e:
    print(type(e).__name__, e)
a1 = []
a1.append((5 * 1_000 % 97))
class Field2:
    def __set_name__(self, owner, name):
        self.name = '_' + name
    def __get__(self, thing, owner=None):
        return self.name if thing is None else getattr(thing, self.name, ((-2147483649) - 1))
    def __set__(self, thing, value):
        print('set', self.name)
        setattr(thing, self.name, (value, (0x7f % 97)))
class K3:
    a = Field2()
    b = Field2()
o4 = K3()
print(o4.a)
o4.a = frozenset([1, 2, 3, 4])
print(o4.a, o4.b, K3.b, sorted(vars(o4)))
class S5(str):
    def upper(self):
        return 'up:' + super().upper()
    def __len__(self):
        return sum([{'x': 0, '': -1, 'y': 10}.get(r'\d', n6) for n6 in a1]) & 15
    def __format__(self, spec):
        return 'spec' + spec
s7 = S5(f'{1000:<6d}')
print(repr(s7.upper()), len(s7), f'{s7:x}|{s7!r}', repr(s7 + 'z'), type(s7.strip()).__name__)
print(s7 in {s7: 1}, ascii(' '.join([s7, s7])))

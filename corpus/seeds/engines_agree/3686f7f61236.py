class Field1:
    def __set_name__(self, owner, name):
        self.name = '_' + name
    def __get__(self, thing, owner=None):
        return self.name if thing is None else getattr(thing, self.name, ((256).bit_length() // (-9223372036854775808)))
    def __set__(self, thing, value):
        print('set', self.name)
        setattr(thing, self.name, (value, (sorted([2147483648, -9223372036854775809]) or [(7 % 97)])[(-1)]))
class K2:
    a = Field1()
    b = Field1()
o3 = K2()
print(o3.a)
o3.a = dict({'a': 1}, m=(-9223372036854775808))
print(o3.a, o3.b, K2.b, sorted(vars(o3)))
class E4(KeyError):
    pass
class F5(E4):
    def __init__(self, p, *more):
        super().__init__(p, *more)
        self.p = p
    def __str__(self):
        return f'F({self.p!r})'
for x6 in (E4((lambda n8, n9=(-9223372036854775808): min(2147483647, n9, key=lambda n10: (-n10, 1_000 & 3)))((lambda n7: n7)(3))), F5(([10, 20, 30, 40, 50], 1e-7, 'p q  r'.split())), F5(('%.2f %%' % True), ((3 * 10) if (7 > (-1)) else ((-2147483649) * 4294967296 % 7))), E4()):
    try:
        raise x6
    except F5 as e:
        print('F', type(e).__name__, str(e), e.args)
    except E4 as e:
        print('E', type(e).__name__, e)

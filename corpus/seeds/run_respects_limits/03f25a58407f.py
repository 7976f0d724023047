for v1 in ('aAbB', float('inf')):
    try:
        print(f'{v1!s:>8} {v1}', '{0!r:.5}'.format(v1), '%s %r' % (v1, v1))
        print('{:n}'.format(v1))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')
try:
    print((0b1011, 2147483647)[None:'x'])
except TypeError:
    print('caught2')
except:
    print('bare')
try:
    raise ValueError('bad')
except ValueError as e:
    pass
try:
    print(e)
except NameError as e:
    print(f'{type(e).__name__}: {e}')
x3 = (-float('inf'))
x3 += float('-0')
class R4:
    tag = (lambda *p5, **k6: len(p5) + sum(k6.values()))(*(1, 2), z=18446744073709551616)
    def who(self, p):
        return ['R4', p]
try:
    class H7(R4):
        def who(self, p):
            return ['H7', self.tag, *super().who(p)]
except TypeError as e:
    print(type(e).__name__, e)
    H7 = R4
try:
    class H8(H7):
        tag = (7).bit_length()
        def who(self, p):
            return ['H8', self.tag, *super().who(p)]
except TypeError as e:
    print(type(e).__name__, e)
    H8 = R4
print(H8().who((1+2j)), [k.__name__ for k in H8.__mro__])
print(issubclass(H8, H8), isinstance(R4(), H8), H8.tag)

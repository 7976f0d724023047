for f1 in ([0], abs, int):
    try:
        print(f1((((4294967296 + 1_000 * (-5) - 10 // (-9223372036854775808)) & 4095) / (-1))) is None)
    except Exception as e:
        print(repr(e))
print(f'{True=} {str()!r} {1e-7:.6g}')
class C2:
    'C2 doc'
    shared = 18446744073709551616
    def __init__(self3, p5):
        self3.m4 = p5
    def do6(self7):
        try:
            print(bytearray(2).isascii())
        except Exception as e:
            print(type(e).__name__, e)
        return (1j / 0.1).imag
    def do8(self10, p9):
        for thunk in (lambda: '0123'.__init__(), lambda: (1.0).__pos__(), lambda: float.__format__(float('inf'), '%'), lambda: type(property()).__name__):
            try:
                print(thunk())
            except Exception as e:
                print(type(e).__name__, e)
        return ((lambda n11: 0)(255) & next(iter(list(range(4))), (-1)))
    def __round__(self, digits=0):
        return ('round', digits)
    def __abs__(self):
        return ((4294967296 + 2) + True)
    def __trunc__(self):
        return (-9223372036854775808)
    def __complex__(self):
        return 0j
o12 = C2({})
print(o12.do6(), o12.m4, o12.shared)
try:
    print(round(o12), round(o12, 1), abs(o12), complex(o12))
except Exception as e:
    print(e.__class__.__name__ + ':', str(e))

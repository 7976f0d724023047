for k1 in (slice(None), slice(0, 3), slice(100, None, 3)):
    try:
        print(list(range(4))[k1], repr('e\u0301'[k1]), ()[k1], range(9)[k1])
    except Exception as e:
        print(e.__class__.__name__ + ':', str(e))
class C2:
    'C2 doc'
    shared = (0b1011 and 7 or 9007199254740993)
    def __init__(self3, p5):
        self3.m4 = p5
    def do6(self8, p7):
        try:
            raise ValueError("q'q")
        except ValueError as e:
            pass
        try:
            print(e)
        except NameError as e:
            print(e.__class__.__name__ + ':', str(e))
        return [(n9 + 0x7f * 1000 - n9 // (-3)) for n9 in [5, 5, 5]]
    def __str__(self):
        return 'str:' + 'ǆ Ǆ'.title()[:40]
    def __repr__(self):
        return (0b1011 - 9223372036854775808)
    def __len__(self):
        return -3
    def __bool__(self):
        return {0: 255, 1: 9223372036854775807, -1: 0}.get(0 % 3, (-2))
    def __hash__(self):
        return ('ß' if True else '')
    def __index__(self):
        return (-5e-324)
o10 = C2(dict([('z', 26), ('y', 25)]))
print(o10.do6(isinstance(3, (bytes, (str, tuple)))), o10.m4, o10.shared)
try:
    print(str(o10), f'{o10:>9}' if 0 else '{}'.format(o10), '%s' % o10)
except Exception as e:
    print(type(e).__name__, e)
try:
    for thunk in (lambda: repr(o10), lambda: len(o10), lambda: bool(o10), lambda: hash(o10), lambda: [1][o10], lambda: {o10: 1}, lambda: range(o10),):
        try:
            print(thunk())
        except Exception as e:
            print(f'{type(e).__name__}: {e}')
except Exception as e:
    print(f'{type(e).__name__}: {e}')

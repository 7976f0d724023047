try:
    print(type(BaseException.args.__getattribute__('__class__')).__name__)
except Exception as e:
    print(type(e).__name__, e)
for thunk in (lambda: 'aaa' 'bb'.__add__('  pad\t'), lambda: list(reversed({'a': 1, 'b': 2}).__iter__()), lambda: b''.rfind(bytes(3), 3, 3), lambda: AttributeError().__init__({}), lambda: float.__delattr__(type('S', (float,), {'x': property(None, None, lambda p: None)})(), 'x')):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__, e)
for thunk in (lambda: bytearray(2).__init__('\ud800', bytes(3)), lambda: bytearray(b'abc').__str__(), lambda: str.__init_subclass__(), lambda: set().symmetric_difference_update()):
    try:
        print(thunk())
    except Exception as e:
        print(repr(e))
class C1:
    'C1 doc'
    shared = sum(n2 for n2 in [True, 2])
    def __init__(self3, p5):
        self3.m4 = p5
    def do6(self7):
        n8 = 0x7f
        return (2147483647 - len('Hello World'))
    def __str__(self):
        return 'str:' + 'abc'
    def __add__(self, other):
        return ('add', 123456789012345678901234567890, other)
    def __radd__(self, other):
        return ['radd', other, 'Hello World']
    @property
    def only(self):
        return 'ß'
o9 = C1(dict(k=3))
print(o9.do6(), o9.m4, o9.shared)
try:
    print(str(o9), f'{o9:>9}' if 0 else '{}'.format(o9), '%s' % o9)
except Exception as e:
    print(f'{type(e).__name__}: {e}')
try:
    print(o9 + {1, 2, 3}, repr(C1.shared + o9), repr([] and 0 or 1e22 + o9))
except Exception as e:
    print(repr(e))
try:
    for thunk in (lambda: o9.only, lambda: setattr(o9, 'only', 1), lambda: delattr(o9, 'only'), lambda: type(o9).only.fget(o9),):
        try:
            print(thunk())
        except Exception as e:
            print(type(e).__name__, e)
except Exception as e:
    print(type(e).__name__, str(e))
try:
    raise KeyError('first')
except KeyError as e:
    print(repr(e))
    print([5, 5, 5].index('no'))

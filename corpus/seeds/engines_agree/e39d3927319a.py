for thunk in (lambda: [2147483648, -9223372036854775809].__eq__([0]), lambda: bytearray.__new__([None], bytearray, b'abc'), lambda: object.__eq__(object(), b''), lambda: slice(None, None, -1).__repr__(slice(2))):
    try:
        print(thunk())
    except Exception as e:
        print(f'{type(e).__name__}: {e}')
for thunk in (lambda: bytearray(2).__format__(''), lambda: bytearray().translate(None, b'12'), lambda: 'x'.format_map(dict(a='q', b=2)), lambda: iter([]).__length_hint__(), lambda: '%s'.replace('\U0001f600!', 'e\u0301'), lambda: 'x,y,,z'.isascii()):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__, str(e))
try:
    print(5e-324 - True)
except (TypeError, ValueError, ArithmeticError) as e:
    print(e.__class__.__name__ + ':', str(e))

for thunk in (lambda: 'e\u0301'.title(), lambda: bytearray(2).isupper()):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__, e)
b1 = (3 & 65535).to_bytes(2, 'big')
print('p2', len([True, 2]), [(n3, list(zip([3, 1, 2], 'e\u0301'))) for n3 in [0]])
if False:
    try:
        try:
            print(ord(''))
        except Exception as e:
            print('inner', type(e).__name__)
            raise e
    except Exception as e:
        print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
else:
    r4 = bytearray(2)
    try:
        print(r4.count(b'12'), r4)
    except Exception as e:
        print(type(e).__name__, e)
def inner5(p):
    for i in range(p):
        yield i * 5
    return ('done', p)
def outer6():
    r = yield from inner5(0)
    print('inner', r)
    r = yield from bytearray(b'z')
    yield r
print(list(outer6()))

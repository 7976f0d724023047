def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: bytes indexing and operators
b = b'hello'
print(b[0], b[-1], b[1:3], b[::-1], b[::2], b[10:], b + b'!', b * 2, 2 * b, b == b'hello', b < b'help', 104 in b, b'ell' in b, b'' in b, len(b), list(b), max(b), b[True], hash(b) == hash(b'hello'), b == 'hello', b == bytearray(b'hello'), b + bytearray(b'x'), bytearray(b'x') + b)
attempt(lambda: b[5])
attempt(lambda: b['a'])
attempt(lambda: b + 'a')
attempt(lambda: b + 5)
attempt(lambda: 'a' in b)
attempt(lambda: 256 in b)
attempt(lambda: -1 in b)
attempt(lambda: 1.5 in b)
attempt(lambda: b < 'a')
attempt(lambda: b * 1.5)
attempt(lambda: b.nope)
try:
    b[0] = 1
except TypeError as error:
    print(error)

def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: bytearray constructor and repr
print(bytearray(), bytearray(3), bytearray(b'ab'), bytearray('é', 'utf-8'), bytearray([1, 2]), repr(bytearray(b"'")), str(bytearray(b'x')), bytearray(b'x') == b'x', bytearray(b'x') != bytearray(b'y'), bool(bytearray()))
attempt(bytearray, 'a')
attempt(bytearray, [300])
attempt(bytearray, -1)
attempt(hash, bytearray())
attempt(lambda: {bytearray(): 1})

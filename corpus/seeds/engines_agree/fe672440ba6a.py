def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: bytes constructor
print(bytes(), bytes(3), bytes([1, 2, 255]), bytes('é', 'utf-8'), bytes(b'x'), bytes(range(3)), bytes((65,)), bytes('a', encoding='ascii', errors='strict'), bytes(bytearray(b'y')), bytes({1: 2}), bytes(True))
attempt(bytes, 'a')
attempt(bytes, 'a', 5)
attempt(bytes, -1)
attempt(bytes, [256])
attempt(bytes, [-1])
attempt(bytes, ['a'])
attempt(bytes, 1.5)
attempt(bytes, None)
attempt(bytes, b'a', 'utf-8')
attempt(bytes, 5, 'utf-8')
attempt(bytes, 'é', 'ascii')
attempt(bytes, [1.5])
attempt(bytes, encoding='utf-8')
attempt(bytes, 1, 2, 3, 4)

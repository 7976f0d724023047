def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: iteration types and comparisons
print([type(iter(x)).__name__ for x in (b'', bytearray(), '', 'é', [], (), {}, set(), range(1), {}.keys(), {}.values(), {}.items())])
print(b'a' < b'b', b'a' < bytearray(b'b'), b'' < b'\x00', b'\xff' > b'a', sorted([b'b', b'a', b'']), b'a' == 97, b'a' in [b'a'], b'a' in {bytearray(b'a') == b'a'})

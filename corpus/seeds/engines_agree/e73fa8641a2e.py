def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: bytes search methods
b = b'hello world'
print(b.find(b'o'), b.find(111), b.rfind(b'o'), b.index(b'w'), b.rindex(b'l'), b.count(b'l'), b.count(108), b.find(b'x'), b.startswith(b'he'), b.startswith((b'x', b'h')), b.endswith(b'ld'), b.find(b'o', 5), b.count(b''), b.find(b'', 100))
attempt(b.find, 'o')
attempt(b.index, b'zz')
attempt(b.rindex, b'zz')
attempt(b.find, 256)
attempt(b.count, 1.5)
attempt(b.startswith, 'h')
attempt(b.startswith, ['h'])
attempt(b.startswith, ('h',))

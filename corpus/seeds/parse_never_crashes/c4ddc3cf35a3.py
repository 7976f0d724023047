def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: indexing and slicing
s = 'abcdef'
print(s[0], s[-1], s[1:3], s[:], s[::-1], s[::2], s[-3:], s[:-3], s[5:1], s[5:1:-2], s[10:], s[-100:2], s[True], s[slice(1, None, 2)], s[::100], s[None:None:None])
attempt(lambda: s[6])
attempt(lambda: s[-7])
attempt(lambda: s['a'])
attempt(lambda: s[1.0])
attempt(lambda: s[::0])
attempt(lambda: s['a':])
attempt(lambda: s[1, 2])
attempt(lambda: s[None])
attempt(lambda: s[10**30])
attempt(lambda: s[:10**30])
attempt(lambda: s.__setitem__)
try:
    s[0] = 'x'
except TypeError as error:
    print(error)
try:
    del s[0]
except TypeError as error:
    print(error)

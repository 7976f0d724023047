def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: conversions returning wrong types
class W:
    def __int__(self): return 'x'
    def __float__(self): return 1
    def __complex__(self): return 1.5
    def __index__(self): return 1.5
    def __bool__(self): return 1
    def __len__(self): return -1
    def __str__(self): return 1
    def __repr__(self): return 2
    def __hash__(self): return 'h'
    def __format__(self, s): return 3
    def __iter__(self): return 5
    def __contains__(self, x): return 'truthy'
    def __reversed__(self): return 'anything'
    def __length_hint__(self): return 'hint'
w = W()
for f in (int, float, complex, bool, len, str, repr, hash, format, iter, list, hex, range):
    print(f.__name__, end=' ')
    attempt(f, w)
attempt(lambda: [1, 2][w])
attempt(lambda: 5 in w)
attempt(lambda: reversed(w))
attempt(lambda: 'yes' if w else 'no')
attempt(lambda: f'{w}')
attempt(lambda: [x for x in w])

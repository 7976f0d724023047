def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: round and divmod with guests
class R:
    def __round__(self, *a): return ('rounded', a)
    def __divmod__(self, o): return ('divmod', o)
    def __rdivmod__(self, o): return ('rdivmod', o)
    def __pow__(self, e, m=None): return ('pow', e, m)
    def __abs__(self): return 'abs'
print(round(R()), round(R(), 2), round(R(), None), divmod(R(), 5), divmod(5, R()), pow(R(), 2), pow(R(), 2, 3), R() ** 4, abs(R()))
class P: pass
for f in (round, abs, lambda p: divmod(p, 1), lambda p: pow(p, 2), lambda p: pow(2, p), lambda p: pow(p, 2, 3), lambda p: divmod(1, p), bin, chr, lambda p: round(1.5, p), lambda p: range(p), lambda p: slice(p).indices(3), lambda p: [0] * p):
    attempt(f, P())

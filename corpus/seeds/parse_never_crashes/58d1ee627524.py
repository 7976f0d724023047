def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: tuple subclass
class P(tuple):
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    @property
    def x(self): return self[0]
    @property
    def y(self): return self[1]
    def __add__(self, o): return P(self.x + o.x, self.y + o.y)
p = P(1, 2)
print(p, p.x, p.y, p + P(1, 1), type(p + p).__name__, p == (1, 2), hash(p) == hash((1, 2)), {(1, 2): 'k'}[p], len(p), p[::-1], type(p[:]).__name__, isinstance(p, tuple), list(p), p < (1, 3), 1 in p, p.count(1), p.index(2))
a, b = p
p.note = 'x'
print(a, b, p.note, '%s %s' % p, max(P(1, 2), P(0, 9)), sorted([P(2, 0), P(1, 5)]))
attempt(P, 1)
attempt(setattr, p, 'x', 5)
attempt(p.__class__.__getitem__, p, 7)

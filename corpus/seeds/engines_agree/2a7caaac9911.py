def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: methods as values
class A:
    def __init__(self, n): self.n = n
    def get(self, x=0): return self.n + x
a = A(5)
m = a.get
a.n = 7
print(m(), m(1), a.get == m, a.get is a.get, m.__self__ is a, m.__func__ is A.get, A.get(a, 3), m.__name__, list(map(a.get, [1, 2])), sorted([A(2), A(1)], key=A.get)[0].n)
a.get = lambda: 'instance attribute'
print(a.get(), A.get(a))
del a.get
print(a.get(), {m: 1}[a.get], hash(m) == hash(a.get))
def external(self): return self.n * 100
A.external = external
print(a.external(), A(1).external())
a.bound = external
attempt(a.bound)
attempt(setattr, m, 'x', 1)
attempt(lambda: m.nope)

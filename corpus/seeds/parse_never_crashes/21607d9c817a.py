def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: set and frozenset subclasses
class S(set):
    def add(self, v): super().add(v * 10)
s = S([1])
s.add(2)
s |= {5}
print(s == {1, 20, 5}, type(s).__name__, type(s | {1}).__name__, type(s.union([1])).__name__, 20 in s, len(s), S() == set(), sorted(s))
class F(frozenset):
    def __new__(cls, *items): return super().__new__(cls, items)
    def __repr__(self): return 'F{' + ','.join(map(str, sorted(self))) + '}'
f = F(1, 2)
print(f, f == {1, 2}, hash(f) == hash(frozenset([1, 2])), f | {3} == {1, 2, 3}, type(f & f).__name__, {f: 'k'}[frozenset([2, 1])])
attempt(F, [])
attempt(hash, s)

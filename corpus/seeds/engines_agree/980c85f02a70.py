def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: list subclass
class L(list):
    def first(self): return self[0]
    def append(self, v):
        print('append', v)
        super().append(v)
l = L([3, 1])
l.append(2)
l += [0]
print(l, type(l).__name__, l.first(), len(l), sorted(l), type(l + [1]).__name__, type(l[:]).__name__, l == [3, 1, 2, 0], isinstance(l, list), type(l.copy()).__name__, type(l * 2).__name__, [*l], L(), L('ab'), bool(L()), l.index(2), L((1,)) < [2])
l.extra = 'x'
l.sort()
print(l, l.extra, l.pop(), repr(l))
a, *b = l
print(a, b, type(b).__name__)
attempt(hash, l)
attempt(L, 5)
attempt(L, 1, 2)
class Init(list):
    def __init__(self, n): super().__init__(range(n)); self.n = n
print(Init(3), Init(3).n, type(Init(2)).__name__)

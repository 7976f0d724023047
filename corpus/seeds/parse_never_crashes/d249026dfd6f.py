def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: slots
class P:
    __slots__ = ('x', 'y')
    def __init__(self, x): self.x = x
p = P(1)
attempt(lambda: p.y)
p.y = 2
print(p.x, p.y, P.__slots__, hasattr(p, '__dict__'), type(P.x).__name__)
attempt(setattr, p, 'z', 3)
attempt(lambda: p.z)
attempt(lambda: p.__dict__)
del p.y
attempt(lambda: p.y)
attempt(delattr, p, 'y')
class Q(P): pass
q = Q(1)
q.z = 'dict'
print(q.__dict__, q.x)
class R(P):
    __slots__ = 'w'
r = R(1)
r.w = 5
attempt(setattr, r, 'v', 1)
try:
    class S:
        __slots__ = ('a',)
        a = 1
except ValueError as error:
    print(error)

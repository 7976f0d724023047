def outcome(function):
    """The value, or nothing but the fact of a RecursionError: how deep is deep is an interpreter's own affair."""
    try:
        return function()
    except RecursionError:
        return 'RecursionError'
def nest(n, wrap, value=()):
    for _ in range(n):
        value = wrap(value)
    return value
# name: guest eq nested in containers
class E:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, E) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return f'E({self.v!r})'
a, b = E([E((1, E('x')))]), E([E((1, E('x')))])
print(a == b, [a] == [b], (a, 1) == (b, 1), {'k': a} == {'k': b}, a in [b], hash(E((1, E(2)))) == hash(E((1, E(2)))), {E((E(1), 2)): 'found'}[E((E(1), 2))], sorted([E((2, E(1))), E((1, E(5)))]), repr(a), str([a]), E((1, 2)) in {E((1, 2))}, [E(1), E(2)] < [E(1), E(3)], max([E([1, 2]), E([1, 3])]))
c = nest(20, E, 0)
print(c == nest(20, E, 0), hash(c) == hash(nest(20, E, 0)), len(repr(c)))

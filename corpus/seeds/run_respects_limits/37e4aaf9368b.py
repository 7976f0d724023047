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
# name: guest dunders deep recursion is caught
class L:
    def __init__(self, inner): self.inner = inner
    def __eq__(self, o): return self.inner == o.inner
    def __repr__(self): return f'L({self.inner!r})'
    def __hash__(self): return hash((self.inner,))
    def __len__(self): return len(self.inner)
    def __str__(self): return str(self.inner)
    def __bool__(self): return bool(self.inner)
a, b = nest(3000, L, []), nest(3000, L, [])
for f in (lambda: a == b, lambda: repr(a), lambda: hash(a), lambda: len(a), lambda: str(a), lambda: bool(a), lambda: f'{a}'):
    print(outcome(f))

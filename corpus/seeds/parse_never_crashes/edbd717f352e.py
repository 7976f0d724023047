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
# name: moderately deep structures work
a, b = nest(100, lambda v: (v, 1)), nest(100, lambda v: (v, 1))
print(a == b, hash(a) == hash(b), len(repr(a)), a < b, a <= b, {a: 'x'}[b])
l, m = nest(100, lambda v: [v], 0), nest(100, lambda v: [v], 1)
print(l == m, l < m, repr(l)[:3], len(repr(l)), sorted([m, l])[0] is l)
d = nest(80, lambda v: {'a': v}, {})
print(len(repr(d)), d == nest(80, lambda v: {'a': v}, {}))

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
# name: shared structures stay small
a = [1]
for _ in range(40):
    a = [a, a]
x = a
depth = 0
while x != 1 and isinstance(x, list):
    x = x[0]
    depth += 1
print(depth, len(a), a[0] is a[1], a[0][0] is a[1][1])

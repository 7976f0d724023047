# needs: generators
def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        print(type(error).__name__, error)
# name: generator expressions
g = (x * x for x in range(4))
print(type(g).__name__, next(g), list(g), list(g))
print(sum(i for i in range(5)), max((x for x in 'abc'), key=ord), sorted(x for x in (3, 1)), dict((k, 1) for k in 'ab'), any(x > 2 for x in range(5)), ','.join(str(i) for i in range(3)), [*(i for i in 'ab')], set(x % 2 for x in range(4)), tuple(a + b for a in 'ab' for b in 'xy' if a != b))
x = 5
h = (x for _ in range(2))
x = 9
print(list(h), x)
items = [1, 2]
lazy = (i for i in items)
items.append(3)
items = None
print(list(lazy))
attempt(lambda: (i for i in 5))
e = (1 / i for i in (1, 0))
print(next(e))
attempt(next, e)
attempt(next, e)

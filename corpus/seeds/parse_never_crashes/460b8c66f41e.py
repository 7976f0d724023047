def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: merge operators
a, b = {'x': 1, 'y': 2}, {'y': 3, 'z': 4}
print(a | b, b | a, a)
a |= b
print(a)
a |= [('w', 5)]
print(a)
attempt(lambda: a | [('w', 5)])
attempt(lambda: [] | a)
attempt(a.__ior__, 5)
attempt(lambda: a + b)
attempt(lambda: a & b)
attempt(lambda: a < b)
attempt(lambda: a - b)

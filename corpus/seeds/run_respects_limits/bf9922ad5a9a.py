def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __repr__(self):
        return f'Point({self.x}, {self.y})'
    def __str__(self):
        return f'<{self.x}, {self.y}>'
    def __format__(self, spec):
        return f'P[{spec}]{self.x}'
# name: print parameters
print(1, 2, 3, sep='-')
print(1, 2, end='!\n')
print()
print('a', 'b', sep='')
print('a', 'b', sep=None, end=None)
print(*[1, 2], *(3,), sep=',', flush=True)
print([1, 'a'], (1,), {'k': 'v'}, {1}, None, 1.0, b'x', 'é')
attempt(print, 1, sep=5)
attempt(print, 1, end=5)
attempt(print, 1, foo=5)

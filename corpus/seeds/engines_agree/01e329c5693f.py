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
# name: wrong results of formatting methods
class Bad:
    def __str__(self):
        return 5
    def __repr__(self):
        return None
    def __format__(self, spec):
        return b'x'
b = Bad()
attempt(str, b)
attempt(repr, b)
attempt(format, b)
attempt(lambda: f'{b}')
attempt(lambda: '%s' % b)
attempt(lambda: '{}'.format(b))
attempt(lambda: print(b))
attempt(lambda: [b].__repr__())
attempt(lambda: f'{b!r}')

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
# name: big widths and precision
print(len(f'{1:10000}'), len('%1000d' % 5), len(format(1.0, '.500f')), len('x'.center(999)), f'{1e300:.3f}'[:10], len(format(10**50, ',')))
attempt(lambda: '%.99999999999999999999f' % 1.0)
attempt(lambda: '%99999999999999999999999d' % 1)
attempt(lambda: format(1, '99999999999999999999999'))

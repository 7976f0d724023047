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
# name: str.format errors
for template in ('{', '}', '{0', '{}}', '{a', '{0!x}', '{0!}', '{0!r', '{0.}', '{0[}', '{0[]}', '{0[0]x}', '{!}', '{:{', '{0!rx}', '{0:{1:{2}}}'):
    attempt(template.format, 1, 2, 3)
attempt('{} {}'.format, 1)
attempt('{5}'.format, 1)
attempt('{a}'.format, 1)
attempt('{} {0}'.format, 1)
attempt('{0} {}'.format, 1)
attempt('{:d}'.format, 'x')
attempt('{:s}'.format, 5)
attempt('{:5}'.format, None)
attempt('{:5}'.format, [1])
attempt('{:=5}'.format, 'x')

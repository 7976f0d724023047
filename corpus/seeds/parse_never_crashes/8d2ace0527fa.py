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
# name: f-string calling str repr format
class Loud:
    def __str__(self):
        print('str called')
        return 'S'
    def __repr__(self):
        print('repr called')
        return 'R'
    def __format__(self, spec):
        print('format called', repr(spec))
        return 'F' + spec
o = Loud()
print(f'{o} {o!r} {o!s} {o:abc} {o!r:>3} {o=} {o=:x}', '%s %r' % (o, o), '{} {!s}'.format(o, o), str(o), repr(o), format(o), format(o, 'z'), [o])

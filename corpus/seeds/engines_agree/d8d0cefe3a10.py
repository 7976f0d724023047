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
# name: percent formatting
print('%s %r %a' % ('é', 'é', 'é'), '%d %i %u' % (1, 2.9, True), '%5d|%-5d|%05d|%+d|% d' % (1, 2, 3, 4, 5), '%x %X %#x %o %#o' % (255, 255, 255, 8, 8), '%e %.2e %E' % (1.5, 12345.678, 0.1), '%f %.1f %10.3f %-10.2f|' % (1.5, 2.25, 3.14159, 2), '%g %G %#g' % (1e10, 1e-10, 1.0), '%c%c' % ('a', 98), '%%' % (), '%.3s|%5.1s|' % ('abcdef', 'xyz'))
print('%(a)s %(b)05.1f' % {'a': 1, 'b': 2}, '%s' % [1, 2], '%s' % (None,), '%s' % {'a': 1}, '%*d' % (5, 42), '%-*d|' % (5, 42), '%.*f' % (2, 3.14159), '%s %%s' % 'x', '%s' % ((1, 2),), '%(a)s' % {'a': (1, 2)}, '%r' % Point(1, 2), '%s' % Point(1, 2), '%5s|%-5s|' % (True, None), '%d' % 10**20, '%x' % -255, '%#X' % 10, '%05d' % -3, '%+.1f' % 0.05)

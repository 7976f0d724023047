def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        print(type(error).__name__, error)
class CM:
    def __init__(self, name='cm', swallow=False, fail=''):
        self.name, self.swallow, self.fail = name, swallow, fail
    def __enter__(self):
        print('enter', self.name)
        if self.fail == 'enter': raise RuntimeError('enter ' + self.name)
        return self
    def __exit__(self, kind, value, trace):
        print('exit', self.name, kind and kind.__name__, value)
        if self.fail == 'exit': raise RuntimeError('exit ' + self.name)
        return self.swallow
# name: targets of with
class Pair:
    def __enter__(self): return 1, [2, 3]
    def __exit__(self, *a): pass
d, o = {}, CM('o')
with Pair() as (a, [b, c]), Pair() as d['k'], Pair() as o.attr, Pair() as (x, *y):
    print(a, b, c, d, o.attr, x, y)
with (Pair() as p, Pair() as q):
    print(p, q)
with (Pair()): print('parenthesised')
with Pair(), Pair(): print('no targets')
try:
    with Pair() as (a, b, c): print('never')
except ValueError as e:
    print(e)

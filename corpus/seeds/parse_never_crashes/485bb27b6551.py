def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error, repr(error.__context__))
class Fails:
    """Every special method raises, each with its own text."""
def failing(name):
    def method(self, *args): raise ValueError(name)
    return method
for name in 'repr str format hash eq ne lt le gt ge bool len contains iter next getitem setitem delitem index int float complex round abs neg pos invert add radd sub mul pow enter exit call reversed trunc floor ceil divmod dir length_hint'.split():
    setattr(Fails, f'__{name}__', failing(name))
# name: failing exit and enter
class Enter:
    def __enter__(self): raise KeyError('enter')
    def __exit__(self, *a): print('never')
class Exit:
    def __enter__(self): return self
    def __exit__(self, *a): raise KeyError('exit')
def a():
    with Enter(): print('never')
def b():
    with Exit(): pass
def c():
    with Exit(): raise ValueError('body')
def d():
    with Exit(): return 'lost'
for f in (a, b, c, d): attempt(f)

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
# name: operators
f = Fails()
for function in (lambda: f == 1, lambda: 1 == f, lambda: f != 1, lambda: f < 1, lambda: 1 < f, lambda: f + 1, lambda: 1 + f, lambda: f - 1, lambda: f * 2, lambda: f ** 2, lambda: -f, lambda: +f, lambda: ~f, lambda: f[0], lambda: 1 in f, lambda: not f, lambda: f and 1, lambda: 1 if f else 2, lambda: [1][f], lambda: 'ab'[f:], lambda: f(), lambda: [*f], lambda: f'{f}', lambda: f'{f!r}', lambda: '%s' % f, lambda: '%d' % f, lambda: '{}'.format(f), lambda: [1] * f, lambda: (lambda *a: a)(*f), lambda: [x for x in f]):
    attempt(function)

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
# name: conversions
f = Fails()
for function in (repr, str, format, ascii, hash, bool, len, list, tuple, set, iter, next, int, float, complex, round, abs, sum, min, max, sorted, any, all, dict, bytes, range, hex, chr, reversed, enumerate, dir, print, divmod, callable, type, id, isinstance):
    if function in (id, type, callable, isinstance): continue
    print(function.__name__, end=' ')
    attempt(function, f) if function is not divmod else attempt(divmod, f, 1)

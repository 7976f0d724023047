def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: guest keys
class Key:
    def __init__(self, name, h):
        self.name, self.h = name, h
    def __hash__(self):
        print('hash', self.name)
        return self.h
    def __eq__(self, other):
        print('eq', self.name, getattr(other, 'name', other))
        return isinstance(other, Key) and self.name == other.name
a, b, c = Key('a', 1), Key('b', 1), Key('a', 1)
d = {a: 1}
d[b] = 2
print(d[c], len(d))
d[c] = 3
print([k.name for k in d], list(d.values()), a in d, Key('z', 1) in d, Key('z', 2) in d)
del d[c]
print(d.get(a), d.pop(b), d)

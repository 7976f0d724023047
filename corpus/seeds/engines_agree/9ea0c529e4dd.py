def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: update
d = {'a': 1}
print(d.update({'b': 2}), d.update([('c', 3)], d=4), d.update(), d.update(e=5), d)
attempt(d.update, 5)
attempt(d.update, [1])
attempt(d.update, ['abc'])
attempt(d.update, {}, {})
attempt(d.update, [([], 1)])
class Keys:
    def keys(self):
        return ['k1', 'k2']
    def __getitem__(self, key):
        return key.upper()
d.update(Keys())
print(d, dict(Keys()), {**Keys()})

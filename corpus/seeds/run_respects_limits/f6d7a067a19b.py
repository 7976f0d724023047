def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: super calls into builtin methods
class D(dict):
    def __init__(self, *a, **k):
        print('init', a, k)
        super().__init__(*a, **k)
    def __getitem__(self, k):
        try:
            return super().__getitem__(k)
        except KeyError:
            return f'no {k}'
    def keys(self): return ['fake']
    def __delitem__(self, k): print('del', k); super().__delitem__(k)
    def __contains__(self, k): return super().__contains__(k) or k == 'always'
d = D({'a': 1}, b=2)
del d['a']
print(d, d['zz'], d.keys(), list(d), 'always' in d, 'a' in d, len(d), {**d}, D.fromkeys('x'))
class L(list):
    def __init__(self): super().__init__([1, 2]); self.append(3)
    def __add__(self, o): return type(self), super().__add__(o)
    def __mul__(self, n): return 'mul'
    def __rmul__(self, n): return 'rmul'
print(L(), L() + [4], L() * 2, 2 * L(), [0] + L())

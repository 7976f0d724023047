def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: inplace on attributes and items
class L:
    def __init__(self): self.v = [1]
    @property
    def p(self): print('get p'); return self.v
    @p.setter
    def p(self, x): print('set p'); self.v = x
l = L()
l.p += [2]
l.v *= 2
print(l.v)
class Imm:
    def __iadd__(self, o): return 'replaced'
x = Imm()
d = {'k': x}
d['k'] += 1
x += 1
print(d, x)
class NoSet:
    def __getitem__(self, k): print('get', k); return 5
attempt(lambda: NoSet().__setitem__)
n = NoSet()
try:
    n['k'] += 1
except TypeError as error:
    print(error)

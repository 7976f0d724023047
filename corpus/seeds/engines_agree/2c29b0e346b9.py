def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: truth testing
class Loud:
    def __init__(self, v): self.v = v
    def __bool__(self):
        print('bool', self.v, end=' ')
        return self.v
t, f = Loud(True), Loud(False)
print((t and f) is f, (t or f) is t, (f and t) is f, (f or t) is t, not t, 'x' if f else 'y')
if t and not f: print('both')
while f: pass
print([x.v for x in (t, f) if x], all([t, f, t]), any([f, t, f]), list(map(bool, [t, f])), [*filter(None, [t, f])] == [t])
assert t
class LenOnly:
    def __len__(self): return 0
class Both:
    def __len__(self): return 0
    def __bool__(self): return True
print(bool(LenOnly()), bool(Both()))

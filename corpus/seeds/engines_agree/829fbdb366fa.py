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
# name: evaluation order with try
log = []
class L:
    def __init__(self, n): log.append(f'make {n}'); self.n = n
    def __enter__(self): log.append(f'enter {self.n}'); return self.n
    def __exit__(self, *a): log.append(f'exit {self.n}')
def fail(): raise ValueError('making')
try:
    with L(1) as a, fail(), L(2): pass
except ValueError: log.append('caught')
with L(3) as a, L(a + 1) as b: log.append((a, b))
print(log)

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
# name: leaving by return break continue
def f():
    with CM('r'):
        return 'value'
def g():
    for i in range(3):
        with CM(str(i)):
            if i == 0: continue
            if i == 1: break
    return i
def h():
    with CM('swallow', True):
        raise ValueError
    return 'fell through'
def k():
    try:
        with CM('x', True): return 'from with'
    finally: print('finally')
print(f(), g(), h(), k())

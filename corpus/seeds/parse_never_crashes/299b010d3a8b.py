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
# name: with missing methods
class NoExit:
    def __enter__(self): print('never')
class NoEnter:
    def __exit__(self, *a): pass
for value in (5, NoExit(), NoEnter(), None, [], 'x', CM):
    try:
        with value: print('body')
    except Exception as e:
        print(type(e).__name__, e)

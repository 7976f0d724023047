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
# name: replacing the exception
class Replace:
    def __enter__(self): pass
    def __exit__(self, t, v, tb): raise KeyError('new') from v
try:
    with Replace(): raise ValueError('old')
except KeyError as e:
    print(repr(e.__cause__), repr(e.__context__))
class Reraise:
    def __enter__(self): pass
    def __exit__(self, t, v, tb): raise v
try:
    with Reraise(): raise ValueError('same')
except ValueError as e:
    print(e, e.__context__)

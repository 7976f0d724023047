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
# name: several managers and failures
def run(*cms):
    try:
        with cms[0] as a, cms[1] as b, cms[2] as c:
            print('body')
            raise ValueError('body')
    except Exception as e:
        print('out:', repr(e), repr(e.__context__))
run(CM('a'), CM('b'), CM('c'))
run(CM('a'), CM('b', True), CM('c'))
run(CM('a'), CM('b', fail='enter'), CM('c'))
run(CM('a'), CM('b'), CM('c', fail='exit'))
run(CM('a', True), CM('b', fail='exit'), CM('c', True))

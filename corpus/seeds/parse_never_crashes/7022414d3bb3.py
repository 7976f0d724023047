def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: vars and dir
class A:
    def __init__(self): self.x = 1
a = A()
print(vars(a), vars(A)['__init__'] is A.__init__, vars() is globals(), [n for n in dir([]) if not n.startswith('_')], [n for n in dir(()) if not n.startswith('_')], [n for n in dir(1) if not n.startswith('_')], [n for n in dir({}) if not n.startswith('_')], [n for n in dir(set()) if not n.startswith('_')])
attempt(vars, 1)
attempt(vars, [])
attempt(dir, 1, 2)
vars(a)['y'] = 2
print(a.y)

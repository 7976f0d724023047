def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: exec
ns = {}
print(exec('a = 1\nb = a + 1\ndef f(x): return x + b', ns), ns['a'], ns['b'], ns['f'](10), [k for k in ns if k != '__builtins__'])
exec('made_here = 5')
print(made_here)
exec('class K:\n  v = 1\nfor i in range(3): pass', ns)
print(ns['K'].v, ns['i'])
loc = {}
exec('z = 1; w = z', {}, loc)
print(loc)
attempt(exec, 'x =')
attempt(exec, 'raise ValueError("inside")')
attempt(exec, 5)
attempt(exec, 'return 5')

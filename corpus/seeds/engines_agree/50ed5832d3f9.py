def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: decorator with state and attributes
def limited(n):
    def decorate(f):
        def w(*a):
            w.calls += 1
            if w.calls > n:
                raise RuntimeError(f'{f.__name__} called {w.calls} times')
            return f(*a)
        w.calls = 0
        w.wrapped = f
        return w
    return decorate
@limited(2)
def hello(name): return 'hi ' + name
attempt(hello, 'a')
attempt(hello)
attempt(hello, 'c')
print(hello.calls, hello.wrapped('x'))

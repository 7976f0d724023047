def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: methods decorated in class bodies
def twice(f):
    def wrapper(self, *a): return f(self, *a) * 2
    return wrapper
class A:
    def logged(f):
        def w(self): return 'logged ' + f(self)
        return w
    @twice
    def n(self, x): return x
    @logged
    def s(self): return 's'
    @staticmethod
    @twice
    def st(x): return x
    @classmethod
    @twice
    def cm(cls): return cls.__name__
    @property
    @twice
    def p(self): return 7
a = A()
print(a.n(5), a.s(), A.st('ab'), A.cm(), a.cm(), a.p)

def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: getattr called after failing property
class A:
    @property
    def p(self): raise AttributeError('from property')
    def __getattr__(self, name): return 'getattr ' + name
print(A().p, A().q)

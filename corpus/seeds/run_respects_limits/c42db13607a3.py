def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: qualified names in messages
class Outer:
    class Inner:
        def method(self, a): pass
        def __call__(self): pass
    def nested(self):
        def inner(x): pass
        return inner
attempt(Outer.Inner().method)
attempt(Outer.Inner(), 1)
attempt(Outer().nested())
print(Outer.Inner.method.__qualname__, Outer().nested().__qualname__, Outer.Inner.__qualname__, (lambda: 0).__qualname__, Outer.nested.__name__)
def f():
    class Local:
        def m(self): pass
    return Local, (lambda: 0)
print(f()[0].m.__qualname__, f()[1].__qualname__, f()[0].__name__)
attempt(f()[0]().m, 1)

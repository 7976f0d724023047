def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: methods and missing self
class A:
    def m(self, x): return x
    def none(): pass
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return cls.__name__, x
a = A()
attempt(a.m)
attempt(a.m, 1, 2)
attempt(A.m, 1)
attempt(A.m)
attempt(a.none)
attempt(A.none)
attempt(a.s)
attempt(A.s, 1, 2)
attempt(a.c)
attempt(A.c, 1)
attempt(A, 1)
attempt(A, x=1)
attempt(a.m, y=5)
attempt(a.m, 1, x=5)

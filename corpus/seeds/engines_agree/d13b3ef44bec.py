def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: instance reassignment of class
class A:
    def who(self): return 'A'
class B:
    def who(self): return 'B'
a = A()
a.__class__ = B
print(a.who(), type(a).__name__, isinstance(a, B), isinstance(a, A))
attempt(setattr, a, '__class__', int)
attempt(setattr, a, '__class__', 5)
attempt(setattr, 5, '__class__', A)
class C(A): pass
c = C()
C.__bases__ = (B,)
print(c.who(), C.__mro__)

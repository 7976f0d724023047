def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: constructor arguments
class A:
    def __init__(self, x, *, y): self.x, self.y = x, y
class B:
    def __new__(cls, v): return super().__new__(cls)
class C:
    def __init__(self): return 5
class D:
    pass
attempt(A)
attempt(A, 1)
attempt(A, 1, 2, y=3)
attempt(A, x=1, y=2, z=3)
attempt(B)
attempt(B, 1, 2)
attempt(C)
attempt(D, 1, 2)
attempt(D, a=1)
attempt(object, 1)
attempt(object.__new__)
attempt(object.__new__, 5)
attempt(object.__new__, int)

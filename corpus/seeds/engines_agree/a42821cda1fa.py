def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: class decorators
def add(**attrs):
    def decorate(cls):
        for k, v in attrs.items():
            setattr(cls, k, v)
        return cls
    return decorate
@add(x=1, y=[2])
class A:
    x = 0
print(A.x, A.y, A.__name__)
@lambda cls: cls()
class Single:
    def __init__(self): self.made = True
print(Single.made, type(Single).__name__)
def count(cls):
    cls.instances = 0
    original = cls.__init__
    def init(self, *a):
        cls.instances += 1
        original(self, *a)
    cls.__init__ = init
    return cls
@count
class B:
    def __init__(self, v): self.v = v
B(1), B(2)
print(B.instances, B(3).v)

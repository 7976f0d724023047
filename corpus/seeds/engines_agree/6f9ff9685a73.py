def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: property overrides instance dict
class A:
    @property
    def x(self): return 'property'
a = A()
a.__dict__['x'] = 'dict'
print(a.x, a.__dict__)
class B(A):
    x = 'plain class attribute'
b = B()
b.x = 'instance'
print(b.x, B.x, type(A.x).__name__)
class C(A):
    @A.x.getter
    def x(self): return 'getter of C ' + super().x
print(C().x)
class D:
    @property
    def broken(self): return self.nothing
    @property
    def raises(self): raise KeyError('inside')
attempt(lambda: D().broken)
attempt(lambda: D().raises)
print(getattr(D(), 'broken', 'default'), hasattr(D(), 'broken'))
attempt(hasattr, D(), 'raises')

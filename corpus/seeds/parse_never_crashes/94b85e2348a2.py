def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: property constructor and methods
def get(self): return 'got'
p = property(get, doc='documented')
print(p.__doc__, p.fget is get, p.fset, p.fdel)
class A: x = p
attempt(setattr, A(), 'x', 1)
q = p.setter(lambda self, v: print('set', v))
class B: y = q
B().y = 5
print(B().y, q is p, q.fget is get)
attempt(property, 1, 2, 3, 4, 5)
attempt(property, foo=1)
class P(property): pass
class C:
    @P
    def z(self): return 'subclass'
print(C().z, type(C.__dict__['z']).__name__)
C.z = 5
print(C().z)

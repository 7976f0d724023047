def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: descriptor without some methods
class OnlySet:
    def __set__(self, obj, value): obj.__dict__['x'] = value * 2
class OnlyDelete:
    def __delete__(self, obj): print('del')
class OnlyGet:
    def __get__(self, obj, owner=None): return 'got'
class A:
    x, y, z = OnlySet(), OnlyDelete(), OnlyGet()
a = A()
print(type(a.x).__name__)
a.x = 5
print(a.x)
attempt(delattr, a, 'x')
attempt(setattr, a, 'y', 1)
del a.y
attempt(delattr, a, 'z')
a.z = 'own'
print(a.z)

# needs: metaclasses
def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: instance and subclass hooks order
class Base:
    def __init_subclass__(cls, **k): print('init_subclass', cls.__name__, k)
class F:
    def __set_name__(self, o, n): print('set_name', n)
class M(type):
    def __new__(m, *a, **k): print('new before'); c = super().__new__(m, *a, **k); print('new after'); return c
    def __init__(c, *a, **k): print('init')
class A(Base, metaclass=M, opt=1):
    f = F()
    print('body')

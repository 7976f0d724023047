def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: getattr setattr delattr functions
class A: x = 1
a = A()
print(getattr(a, 'x'), getattr(a, 'y', None), setattr(a, 'y', 2), a.y, hasattr(a, 'z'), delattr(a, 'y'), hasattr(a, 'y'), getattr(A, 'x'), getattr(a, '__class__').__name__)
setattr(a, 'not an identifier', 5)
print(getattr(a, 'not an identifier'), a.__dict__)
attempt(getattr, a, 'q')
attempt(getattr, a, 1)
attempt(setattr, a, 1, 2)
attempt(setattr, a, 'x')
attempt(delattr, a, 'x')
attempt(delattr, a)
attempt(hasattr, a)
attempt(vars, 5)
attempt(vars, a, 1)

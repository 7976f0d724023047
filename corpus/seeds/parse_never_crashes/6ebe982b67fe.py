def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
def say(v):
    print(v, end=' ')
    return v
# name: pass ellipsis and docstrings
def f(): ...
def g():
    """doc"""
def h(): pass
class A: ...
class B: 'doc'
print(f(), g(), h(), A().__class__.__name__, B.__doc__, ..., Ellipsis, ... is Ellipsis, type(...).__name__, repr(NotImplemented), bool(...))
if True: pass; print('semicolon'); x = 1; print(x)
if 0: pass
elif 0: print('no')
elif 1: print('elif')
else: print('no')
print(__name__)

def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: inconsistent resolution order
class A: pass
class B(A): pass
class X(A): pass
class P(B, X): pass
class Q(X, B): pass
attempt(lambda: type('T', (A, B), {}))
try:
    class T(A, B): pass
except TypeError as error:
    print(error)
try:
    class T(P, Q): pass
except TypeError as error:
    print(error)
try:
    class T(A, A): pass
except TypeError as error:
    print(error)
try:
    class T(object, A): pass
except TypeError as error:
    print(error)

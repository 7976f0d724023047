# needs: match
def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: class pattern errors
class P:
    __match_args__ = ('x',)
    x = 1
class N: pass
class Bad: __match_args__ = 5
class Bad2: __match_args__ = (5,)
def a(v):
    match v:
        case P(1, 2): return 1
def b(v):
    match v:
        case N(1): return 1
def c(v):
    match v:
        case Bad(1): return 1
def d(v):
    match v:
        case Bad2(1): return 1
def e(v):
    match v:
        case P(1, x=1): return 1
def f(v):
    match v:
        case int(1, 2): return 1
def g(v):
    match v:
        case a(): return 1
for fn, v in ((a, P()), (b, N()), (c, Bad()), (d, Bad2()), (e, P()), (f, 1), (g, 1), (a, 5)): attempt(fn, v)

def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
def say(v):
    print(v, end=' ')
    return v
# name: for targets
d = {}
l = [0, 0]
class A: pass
a = A()
for d['k'] in range(2): print(d)
for a.x, l[0] in [(1, 2), (3, 4)]: print(a.x, l)
for (i, (j, *k)) in [(1, (2, 3, 4))]: print(i, j, k)
for i, *rest in ['abc', (1,)]: print(i, rest)
for [p, q] in zip('ab', 'cd'): print(p + q)
for i in range(3):
    i *= 10
    print(i)
def bad():
    for a, b in [(1, 2), (3,)]: print(a, b)
attempt(bad)
def notiter():
    for x in 5: pass
attempt(notiter)

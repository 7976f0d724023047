def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: class body names
x = 'outer'
class A:
    print(x)
    x = 'inner'
    print(x)
    del x
    print(x)
    for i in range(2):
        square = i * i
    if i:
        def conditional(self): return 'yes'
    a, (b, *c) = 1, (2, 3)
    with_global = None
    import math
    def __init__(self): self.i = 'instance'
print(A.i, A.square, A().conditional(), A.a, A.b, A.c, A().i, A.math.pi, hasattr(A, 'x'))
try:
    class B:
        undefined_name
except NameError as error:
    print(error)
def g():
    class C:
        global gx
        gx = 'set from class'
        nonlocal_ok = 1
    return hasattr(C, 'gx')
print(g(), gx)

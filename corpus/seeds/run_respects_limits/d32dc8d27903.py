s1 = '{}'
def g2(p):
    global s1
    s1 = p
    s1 += '!'
    return s1
print(g2(r'\d'.swapcase()[:40]), s1)
g3 = [[], [5, b'a']]
del g3
try:
    print(g3)
except NameError as e:
    print(type(e).__name__, e)
for k4 in (1j, 5, slice(None)):
    c5 = range(len([10, 20, 30, 40, 50]), max(2, ((-7) * (-7) % 65537)), 1)[:5]
    try:
        del c5[k4]
    except Exception as e:
        print(e.__class__.__name__ + ':', str(e))
    print(c5)
try:
    None.x = ((((-2147483649) % (-3)) | {'x': 0, '': -1, 'y': 10}.get(s1, 1_000)) - 256)
except AttributeError as e:
    print(f'{type(e).__name__}: {e}')
for thunk in (lambda: set.__init_subclass__(), lambda: {'a': 1, 'b': 2}.items().__contains__((-9223372036854775809), None), lambda: frozenset().__rxor__(float('inf')), lambda: list(list(range(4)).__iter__()), lambda: type(id(float('nan'))).__name__, lambda: (100).__rxor__()):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__, e)

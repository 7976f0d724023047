for t1 in (hex, len, round):
    try:
        print(repr(t1([(n2, slice(1, 3)) for n2 in [-1, 0, 1]])))
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, str(e))
for i3 in range(3):
    try:
        raise TypeError('t')
    finally:
        print('finally', i3)
        continue
try:
    print(frozenset().__contains__([1, 2, 3, 4]))
except Exception as e:
    print(type(e).__name__, e)
v4 = ['a']
try:
    v4 += '\U0001f600'
except (TypeError, ValueError, ArithmeticError) as e:
    print(type(e).__name__, e)
print(v4)
def walk5(t):
    if isinstance(t, list):
        for u in t:
            yield from walk5(u)
    else:
        yield t
print(list(walk5([{float('nan'): [[]], '{}': '  pad\t'}, [[-1, 0, 1], [{0: 3, 1: 123456789012345678901234567890, -1: 0}.get(1 % 3, 7)]], [*'%s'.partition('::')]])))
try:
    raise KeyError('first')
except KeyError as e:
    print(repr(e))
    import no_such_module

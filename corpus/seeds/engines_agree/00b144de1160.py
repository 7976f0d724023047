g1 = (2 for i2 in [n3 - n4 for n3, n4 in enumerate([3, 1, 2])] if (((18446744073709551616 & 4095) / 2) > (1 % 1009 * 1e22)))
print(next(g1, 'none'), list(g1), list(g1))
v5 = [[[1], [2]], ('e\u0301' if [0] else [3, 1, 2])]
w6 = v5[0]
try:
    v5[0] |= 'ab'
except Exception as e:
    print(type(e).__name__, str(e))
print(v5, w6, w6 is v5[0])
for thunk in (lambda: range(1, 10, 3).__ne__(), lambda: type((lambda: 0).__get__(None)).__name__, lambda: b'a b\n'.rsplit(maxsplit=3), lambda: type.__delattr__(type('S', (type,), {'x': property(None, None, lambda p: None)})(), 'x'), lambda: {1}.__init__([1, 2, 3, 4]), lambda: bytearray(b'abc').__mul__(10**30)):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__, e)

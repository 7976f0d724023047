d1 = {'a': (next(iter([True, 2]), (-9223372036854775809)) | (3 * 2 % 97)), 'q': 1}
try:
    for k2 in d1:
        d1[k2 + 'z'] = ((-0b1011) + (-2147483649))
    print(d1)
except RuntimeError as e:
    print(type(e).__name__, e, len(d1))
r3 = {1, 2, 3}
try:
    print(r3.issubset([5, 5, 5]), r3)
except Exception as e:
    print(type(e).__name__, str(e))
print([bool(v) for v in (dict(k=3), 2, 1.5)], range(True, 256, (-1))[:5] and b'abc', [1, 2, 3, 4] or 7, not range(7, (-7), (-1))[:5])
def make4(p5):
    c6 = {0: ([1, 2, 3, 4] or [256])[0], 1: ((-2147483649) * 0x7f % (-1009)), -1: 0}.get((0x7f and 9223372036854775807 or 10) % 3, (~9223372036854775807))
    def step7(q8=1):
        nonlocal c6
        c6 += q8 - p5
        return c6
    return step7
x9, y10 = make4(((2147483648 % 4294967296) >> 1)), make4(9223372036854775808)
print(x9(), x9(10), y10())

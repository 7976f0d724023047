r1 = {1, 2, 3}
try:
    print(r1.remove(1), r1)
except Exception as e:
    print(f'{type(e).__name__}: {e}')
d2 = {'b': 9007199254740993, 'z': 0b1011}
del d2['z']
print(d2)
import math
for thunk in (lambda: math.remainder((-0.0), 123456789.125), lambda: set().__repr__(), lambda: slice(2).__gt__(slice('a', 'b')), lambda: str.__new__(str, '\U0001f600!'), lambda: slice(-1, 10**20, 2).__format__('')):
    try:
        print(thunk())
    except Exception as e:
        print(f'{type(e).__name__}: {e}')
def gen3(p4):
    a5 = [5, 5, 5]
    a5.append((len(b'Hello') - ((lambda *p6, **k7: len(p6) + sum(k7.values()))(*(3, 2, 1), z=p4) & int(False))))
    yield len(range(0))
print(next(gen3(round(18446744073709551616, 2)), None), max(gen3(round(18446744073709551616, 2))), gen3(round(18446744073709551616, 2)).__class__.__name__)

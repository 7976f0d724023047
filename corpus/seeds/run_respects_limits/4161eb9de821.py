def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: binary operators forward reflected in-place
names = ['add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'lshift', 'rshift', 'and', 'or', 'xor', 'matmul', 'divmod']
class V:
    pass
for n in names:
    setattr(V, f'__{n}__', lambda self, o, n=n: (n, o if not isinstance(o, V) else 'V'))
    setattr(V, f'__r{n}__', lambda self, o, n=n: ('r' + n, o))
v = V()
attempt(lambda: 'x' % v)
print(v + 1, v - 1, v * 1, v / 1, v // 1, v % 1, v ** 1, v << 1, v >> 1, v & 1, v | 1, v ^ 1, v @ 1, divmod(v, 1))
print(1 + v, 1 - v, 1 * v, 1 / v, 1 // v, 1 % v, 1 ** v, 1 << v, 1 >> v, 1 & v, 1 | v, 1 ^ v, 1 @ v, divmod(1, v))
print('a' + v, [1] + v, (1,) * v, {1} | v, {} | v, 1.5 * v, None @ v, v + v)
w = v
w += 1
print(w)
for op in names[:-1]:
    setattr(V, f'__i{op}__', lambda self, o, op=op: ('i' + op, o))
a = b = c = d = e = f = g = h = i = j = k = l = m = v
a += 1; b -= 1; c *= 1; d /= 1; e //= 1; f %= 1; g **= 1; h <<= 1; i >>= 1; j &= 1; k |= 1; l ^= 1; m @= 1
print(a, b, c, d, e, f, g, h, i, j, k, l, m)

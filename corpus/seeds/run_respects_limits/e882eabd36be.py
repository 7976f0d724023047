print(((-5) + sum((-1) for n1 in [])))
def walk2(t):
    if isinstance(t, list):
        for u in t:
            yield from walk2(u)
    else:
        yield t
print(list(walk2([(b'abc' or slice(2)), [list(reversed([True, 2])), [int('-101', 2)]], [s3[:9] for s3 in ['Zed', 'apple', 'Éa']]])))
for n4, s5 in enumerate([][:3], ((5 - (-9223372036854775809)) and (True * 1) or (-9223372036854775809))):
    t6 = tuple([7, 8])
    u7 = set()
    u7 |= (set(sorted(u7)) & ({2, (-9223372036854775809), *[5, 5, 5]} ^ set()))
r8 = bytearray()
try:
    print(r8.hex('ab', 3), r8)
except Exception as e:
    print(repr(e))
print(len(r8), r8)
class M9:
    def __init__(self, n, hide):
        self.n, self.hide = n, hide
    def __enter__(self):
        print('in', self.n)
        return self
    def __exit__(self, *a):
        print('out', self.n, a[0] is None)
        return self.hide
try:
    with M9(True, True) as c10, M9('aaa' 'bb', False):
        print(c10.n)
        print('in try')
    print('after')
except (ValueError, TypeError) as e:
    print(repr(e))

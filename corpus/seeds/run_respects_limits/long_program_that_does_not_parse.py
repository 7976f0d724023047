class C1:
    shared = int(False)

    def __init__(self2, p5, p6):
        self2.m3 = p5
        self2.m4 = p6

    def do7(self9, p8):
        m10 = [[(f'{127}-{str()}'[:40] + hex(3)[:20])[:40].count('\\d') for _11 in range(2)], [('abc'[2:-10:None] * 0)[:30].find(f'{9223372036854775807}-{str()}'[:40]), (9007199254740993 and 100 or 256) // 7 + (lambda *p12, **k13: len(p12) + sum(k13.values()))(*(0, 0, 0, 9)[:9223372036854775808:2], z=dict([('z', 26), ('y', 25)]).get('ǆ Ǆ', -7))]]
        print(m10, [*zip(*m10)])
        return '{}'

    def do15(self17, p16):
        for v18 in (type({'a': [(n19, -9223372036854775808) for n19 in [1, 2, 3, 4]], 'ǆ Ǆ': list(zip(self17.m3, '\x00'))}), 1 + 2j if list(zip([5, 5, 5], ','.join(['x', '', 'x'])[:40])) else (1,), ()):
            try:
                print(v18 in 1 - 2j)
            except (TypeError, ValueError, ArithmeticError) as e:
                print(f'{type(e).__name__}: {e}')
                print(f'{type(e).__name__}: {e}')

    def __iadd__(self, other):
        self.total = ((lambda n24, n25=0 if 10 < -9223372036854775809 else (lambda n20, n21=1000: 3)(256): n24)(([10, 20, 30, 40, 50] or [18446744073709551616])[0] and (lambda n22, n23=100: 3)(1000) or len('a')), other)
        return self

    def __getattribute__(self, name):
        return object.__getattribute__(self, name) if name.startswith('_') or name[0] in 'mds' else 11 >> 1
o26 = C1(list(range(5, 0, -2)), 123456789.125 % 2.0)
print(o26.do15(o26.m4 + o26.m4), o26.m3, o26.m4, o26.shared)
try:
    k27 = o26
    k27 += [*"it's".partition('é')] or [(1, 2), '  pad\t']
    print(k27 is o26, k27.total)
except Exception as e:
    print(type(e).__name__, e)
try:
    print(o26.zzz, o26.shared, getattr(o26, 'q'))
except Exception as e:
    print(e.__class__.__name__ + ':', str(e))

Adef fail28(p):
    print(print(**{'sop': (divmod(123456789012345678901234567890, 4294967296)[0] and sum(o26.m3) or (b'abc' or b'q')[-1]) + max([255, C1.shared], default=C1.shared + 7)}))
print(fail28(C1.shared))

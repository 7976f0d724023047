for v1 in (2.5, [1], (range((100 << 5), abs(255), 10)[:5] if ('-42' * 3)[:30] else dict({}, m=255))):
    try:
        print('%s-%s' % v1)
    except Exception as e:
        print(e.__class__.__name__ + ':', str(e))
r2 = bytearray(b'abc')
try:
    print(r2.isdigit((1, 2)), r2)
except Exception as e:
    print(type(e).__name__, str(e))
x3 = 123456789.125
a4 = [5, 5, 5]
a4.extend(map(abs, [-1]))
(n5, (s6, *r7)), a8 = ({'a': 1, 'b': 2}.get('ǆ Ǆ', 3), (('[%s]' % (x3,)), *sorted(set()))), [*list(range(4)), 123456789012345678901234567890, *(1, 2)][-8:]
print(n5, repr(s6), r7)
for thunk in (lambda: 'aaa' 'bb'.removeprefix("it's"), lambda: iter(range(0)).__next__([None]), lambda: bytearray(2).zfill((-3)), lambda: '\U0001f600!'.__ge__('\x00')):
    try:
        print(thunk())
    except Exception as e:
        print(f'{type(e).__name__}: {e}')
def fail9(p):
    None.x = int('42')
print(fail9((-9223372036854775809)))

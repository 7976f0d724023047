n1 = 2
n1, n1 = n1, (-1)
for k2 in (b'abc', (-2), slice('a', 'b')):
    try:
        print((range(3))[k2])
    except Exception as e:
        print(type(e).__name__, str(e))
for thunk in (lambda: '%s'.__repr__(), lambda: bytearray(b'abc').ljust(10)):
    try:
        print(thunk())
    except Exception as e:
        print(type(e).__name__, str(e))
for s3 in (r'\d', ('{0} {1!r} {0!s:>4}'.format(((-2147483649) - 9007199254740993) % 10007, f'{0b1011}-{str()}'[:40])[:40] + '0123')[:40]):
    print([s3.isspace() for _ in '1'], repr(s3.casefold()), s3.isupper(), s3.isidentifier())
class I4(int):
    def __add__(self, other):
        return I4(int(self) + other * 2)
    def __repr__(self):
        return f'I({int(self)})'
    def __eq__(self, other):
        return True
    __hash__ = int.__hash__
i5 = I4((-7))
print(i5 + 5, n1 + i5, i5 * 2, -i5, f'{i5:d}', str(i5), i5 == 1, {i5: 1}, type(i5 + 1).__name__, [0, 1, 2][I4(1)], i5.real)

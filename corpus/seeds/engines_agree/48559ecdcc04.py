class I1(int):
    def __add__(self, other):
        return I1(int(self) + other * 2)
    def __repr__(self):
        return f'I({int(self)})'
    def __eq__(self, other):
        return (int(True) not in range(0))
    __hash__ = int.__hash__
i2 = I1((b'abc' or b'q')[(-1)])
print(i2 + (lambda *p3, **k4: len(p3) + sum(k4.values()))(*(1, 2), z=(-2147483649)), (9223372036854775808 + next(iter([1, 2, 3, 4]), 9007199254740993)) + i2, i2 * 2, -i2, f'{i2:d}', str(i2), i2 == 1, {i2: 1}, type(i2 + 1).__name__, [0, 1, 2][I1(1)], i2.real)

class S1(set):
    def add(self, p):
        super().add(p % 5)
s2 = S1([3, 1, 2][1:3:-1])
s2.add((True).bit_length())
print(sorted(s2), type(s2 | {1}).__name__, type(s2.copy()).__name__, s2 == set(s2), s2 >= set())
def f3(*a4, k5=max(([1_000 for n6 in [-1, 0, 1]] or [1_000]), default=(((-1) * (-1)) << 2)), **m7):
    return a4, k5, sorted(m7.items())
print(f3(*([] * 0)[:8], ((9223372036854775807 if (1j == slice(2)) else (1_000 and True or 2147483647)) & int('0b11', 0)), *()[10:-2:2][10:1][1:9223372036854775808], **dict.fromkeys(['Zed', 'apple', 'Éa'], 1)), f3(**{'k5': ((min(123456789012345678901234567890, 2147483647, key=lambda n8: (-n8, n8 & 3)) | (2147483647 * 0x7f % (-1009))) << 1)}))

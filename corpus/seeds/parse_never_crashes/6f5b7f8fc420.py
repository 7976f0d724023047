def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: integer boundaries in loops
for edge in (2**31, 2**62, 2**63, 2**64):
    n = edge - 2
    out = []
    while n < edge + 3:
        out.append(n - edge)
        n += 1
    print(out, n, -n, n * n, n - n, (n ^ edge), n // 2, n & -n)
x = 1
for i in range(70):
    x = x * 2 + 1
print(x, x.bit_length())

# name: many closures and cells
def make():
    fs = []
    a = b = c = d = e = 0
    for i in range(50):
        def f(n=i):
            nonlocal a, b, c, d, e
            a += n; b += a; c ^= b; d = c - d; e = max(e, d)
            return e
        fs.append(f)
    for f in fs: f()
    return a, b, c, d, e
print(make())

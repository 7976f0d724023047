def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
def say(v):
    print(v, end=' ')
    return v
# name: deep nesting of blocks
def f(n):
    out = []
    for a in range(n):
        if a % 2:
            while True:
                try:
                    with CM() as c:
                        for b in range(3):
                            if b == a: out.append((a, b)); continue
                            elif b > a: break
                        else: out.append('else')
                        if c: break
                finally: out.append('f')
        else:
            out.append(a)
    return out
class CM:
    def __enter__(self): return 1
    def __exit__(self, *a): pass
print(f(5))

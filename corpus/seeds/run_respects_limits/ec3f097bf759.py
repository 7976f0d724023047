def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: mutation during iteration
def run(action, view=iter):
    d = {1: 'a', 2: 'b', 3: 'c'}
    seen = []
    try:
        for key in view(d):
            seen.append(key)
            action(d, len(seen))
    except RuntimeError as error:
        print(seen, error)
    else:
        print(seen, d)
run(lambda d, n: d.__setitem__(n * 10, 0))
run(lambda d, n: d.pop(n))
run(lambda d, n: d.clear())
run(lambda d, n: d.__setitem__(1, 'new'))
run(lambda d, n: d.update({9: 9}), dict.items)
run(lambda d, n: d.pop(1, None), dict.values)
run(lambda d, n: d.setdefault(n, 0), dict.keys)
run(lambda d, n: d.pop(n), list)
run(lambda d, n: (d.pop(3, None), d.__setitem__('x', 1)) if n == 1 else None)
run(lambda d, n: d.__setitem__(n * 10, 0), reversed)

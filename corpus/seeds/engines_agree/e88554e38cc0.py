g1 = (([True, 2] or [len({'x': 0, '': -1, 'y': 10})])[0] for i2 in list(reversed([0]))[1:10:3][-10:0:3] if all([((n3 if True else n3) > abs(5) > (lambda n4: n3)(10)) for n3 in []]))
print(next(g1, 'none'), list(g1), list(g1))
for thunk in (lambda: b'12'.count(b'\x00\xff', 1, 100), lambda: ((-2)).denominator, lambda: list.__setattr__('x', type('S', (list,), {'x': property(None, None, lambda p: None)})(), 'nothing', frozenset([1, 2])), lambda: iter({'a': 1}.values()).__length_hint__(), lambda: (len).__name__):
    try:
        print(thunk())
    except Exception as e:
        print(f'{type(e).__name__}: {e}')
u5 = ({0, -1, 5} & {4294967296 % 7 for n6 in [True, 2]})

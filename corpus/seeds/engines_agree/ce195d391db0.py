if False:
    try:
        print(repr(1 >= ((1, 2), 3)))
    except (TypeError, ValueError, ArithmeticError) as e:
        print(type(e).__name__, str(e))
else:
    class D1(dict):
        def __missing__(self, k):
            return ('missing', k)
        def __setitem__(self, k, v):
            super().__setitem__(k, [v])
    d2 = D1(dict(dict([('z', 26), ('y', 25)]), m=(([3, 1, 2] or [4294967296])[(-1)] + 255)))
    d2['zz'] = range(3)
    print(d2, d2['nope'], d2.get('nope'), d2.setdefault('s', next(iter([(n3 * (-5)) for n3 in list(range(4))]), 5)), {**d2}, d2.copy() == d2, d2 | {'w': 1})
    d4 = {'a': 1}
x5 = LookupError('two words')
print(repr(x5), str(x5), x5.args, x5 == x5)

def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: sum of ints floats and mixtures
print(sum([]), sum([1, 2, 3]), sum([0.1] * 10), sum([1, 2.5, True]), sum(range(101)), sum([[1], [2]], []), sum([(1,), (2,)], ()), sum({1: 2, 3: 4}), sum([1, 2], start=10), sum([1e100, 1.0, -1e100]), sum([2**62, 2**62, 1.5]))
attempt(sum, ['a', 'b'])
attempt(sum, ['a'], '')
attempt(sum, [b'a'], b'')
attempt(sum, [bytearray()], bytearray())
attempt(sum, 5)
attempt(sum, [1], [2])
attempt(sum)
attempt(sum, [1, None])

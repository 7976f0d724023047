def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: comparison
print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], [] < [0], [2] > [1, 9], [1] == [1.0], [1] == (1,), [1, 'a'] == [1, 'a'], [1, [2]] >= [1, [2]], [1, 'a'] < [2, 5], [1] != [1], [float('nan')] == [float('nan')])
n = float('nan')
print([n] == [n], [n, 1] < [n, 2], n in [n], [n].index(n))
attempt(lambda: [1, 'a'] < [1, 2])
attempt(lambda: [1] < (1,))
attempt(lambda: [None] < [None, 1])
attempt(lambda: [None] < [1])
attempt(lambda: [] < None)
attempt(lambda: [[], {}] <= [[], {}])

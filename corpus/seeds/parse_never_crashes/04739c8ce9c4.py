def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: comparison and hash
print((1, 2) < (1, 3), (1,) < (1, 0), () < (1,), (1, 2) == (1.0, 2), (1,) == [1], hash((1, 2)) == hash((1, 2)), hash((1, 2)) == hash((1.0, 2.0)), {(1, 2): 'a'}[(1.0, 2)], hash(()), hash((1,)), hash((1, (2, 3))), sorted([(2, 'a'), (1, 'b'), (1, 'a')]))
attempt(lambda: (1,) < (None,))
attempt(lambda: (1,) < [1])
attempt(hash, (1, [2]))
attempt(hash, ({},))

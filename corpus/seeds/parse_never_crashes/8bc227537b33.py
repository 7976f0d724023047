def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: reversed and enumerate of sequences
print(list(reversed((1, 2))), list(reversed(range(3))), list(reversed({'a': 1, 'b': 2})), list(reversed({'a': 1}.items())), list(reversed('')), list(enumerate('ab', 5)), list(enumerate([], 1)), list(enumerate(('x',), start=-1)), list(enumerate('a', 10**30)))
attempt(reversed, {1, 2})
attempt(reversed, 5)
attempt(reversed, iter([]))
attempt(enumerate, 5)
attempt(enumerate)
attempt(enumerate, [], 'a')
attempt(enumerate, [], 1, 2)
attempt(reversed)
print([type(f).__name__ for f in (reversed([]), reversed(()), reversed(''), reversed(range(1)), reversed({}), enumerate([]))])

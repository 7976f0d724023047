def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: star argument errors
def f(*args, **kwargs): return args, kwargs
attempt(lambda: f(*5))
attempt(lambda: f(*None))
attempt(lambda: f(**5))
attempt(lambda: f(**[1]))
attempt(lambda: f(**{1: 2}))
attempt(lambda: f(**{'a b': 1, '': 2}))
attempt(lambda: f(*'ab', *{1: 2}, **{'x': 1}, y=2))
attempt(lambda: f(1, *[2], 3, *(4,), k=1, **{}, **{'z': 0}))
attempt(lambda: print(*5))
attempt(lambda: len(*[1, 2]))
attempt(lambda: len(**{'x': 1}))
attempt(lambda: (lambda a: a)(**{1: 2}))

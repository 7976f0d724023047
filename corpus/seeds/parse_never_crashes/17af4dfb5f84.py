# needs: generators
def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        print(type(error).__name__, error)
# name: stop iteration inside generator
def g():
    yield 1
    raise StopIteration('inside')
i = g()
next(i)
attempt(next, i)
def h():
    yield next(iter([]))
attempt(list, h())
try: list(h())
except RuntimeError as e: print(repr(e.__cause__))

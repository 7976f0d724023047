def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        print(type(error).__name__, error)
# name: args assignment and state
e = ValueError('a')
e.args = (1, 2)
print(e, repr(e), e.args)
e.args = 'xy'
print(e.args)
attempt(setattr, e, 'args', 5)
e.custom = 1
print(e.__dict__, e.custom)
attempt(delattr, e, 'args')
attempt(lambda: e.message)
print(ValueError('a') == ValueError('a'), e == e, hash(e) == hash(e), bool(e), ValueError.__name__, ValueError.__mro__)
attempt(ValueError, x=1)
attempt(BaseException, 1, k=2)

def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: construction and display
print((), (1,), 1,), tuple('ab')
print(tuple(), tuple([1, 2]), tuple({1: 2}), tuple(range(3)), (1, 2) + (3,), (1,) * 3, 0 * (1,), ((1, 2), 3), (*[1, 2], *'ab'), tuple((1,)) )
t = 1, 'a', (2,)
print(t, t is tuple(t), t[:] is t, t + () == t)
attempt(tuple, 5)
attempt(tuple, 1, 2)
attempt(tuple, None)

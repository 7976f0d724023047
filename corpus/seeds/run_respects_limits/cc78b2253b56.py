def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: unpacking errors
def unpack(value):
    a, b = value
    return a, b
def star(value):
    a, b, *c = value
    return a, b, c
def middle(value):
    a, *b, c, d = value
    return a, b, c, d
for value in ((1,), (1, 2, 3), [], 'abc', 5, None, {1: 2}, range(9), iter([1]), iter([1, 2, 3]), 1.5, b'ab'):
    attempt(unpack, value)
    attempt(star, value)
    attempt(middle, value)

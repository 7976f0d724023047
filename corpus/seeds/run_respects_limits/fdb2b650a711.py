def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: chained numeric comparison
for x in (-1, 0, 0.5, 1, 2, True):
    print(x, 0 <= x <= 1, 0 < x < 1, 0 == x != 1, 1 > x >= 0 == False, x == x == x, not 0 < x, 0 < x in (1, 2), 0 is not x)

def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: power in every form
print(2**10, 2**-1, (-2)**3, -2**2, (-8)**2, 0**0, pow(2, 10), pow(2, 10, 1000), pow(-3, 3, 7), pow(3, -1, 7), pow(2, 5, -13))
attempt(pow, 2, -1, 4)
attempt(pow, 2, 3, 0)
attempt(pow, 2.0, 3, 5)
attempt(pow, 2, 3.0, 5)
attempt(pow, 'a', 2)
attempt(pow, 2)
attempt(pow, base=2, exp=3, mod=5)
print((-8) ** 0.5, (-1) ** 0.5 == 1j, 10**20, 10**-20, True ** True, 2 ** True)

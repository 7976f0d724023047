def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: int float comparison is exact
print(2**53 == float(2**53), 2**53 + 1 == float(2**53 + 1), 2**53 + 1 > float(2**53), 10**400 > 1e308, 10**400 > float('inf'), -10**400 < float('-inf'))
print(1 == 1.0, 1 < 1.5, 2 >= 2.0, 0 == -0.0, 10**22 == 1e22, 10**23 == 1e23, float('nan') == float('nan'), 1 != float('nan'))
attempt(lambda: 10**400 + 1.0)
attempt(lambda: 10**400 / 3)
attempt(lambda: 10**400 / 10**399)
attempt(lambda: float(10**400))
attempt(lambda: 1.0 * 10**400)
attempt(lambda: 10**400 / 2.0)

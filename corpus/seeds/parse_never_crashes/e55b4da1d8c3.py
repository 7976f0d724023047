def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: int true division rounding
print(1 / 3, 10**30 / 10**29, (2**53 + 1) / 1, (2**1074) / 2**1073, 1 / 2**1074, -7 / 2, 7 / -2, 0 / 5, 3 / 1, 10**17 / 3, (10**400) / (10**390))
print(7 // 2.0, -7 // 2.0, 7 % 2.5, -7 % 2.5, 7.0 // 0.1, 1 % 0.1, 5 // 0.3)

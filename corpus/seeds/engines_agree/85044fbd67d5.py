def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: accumulated float errors
total = 0.0
for i in range(1000):
    total += 0.1
print(total, total == 100, sum([0.1] * 1000), 0.1 * 3, 0.1 + 0.7, 1.1 + 2.2, 3 * 1.1, 1e16 + 1, 1e16 + 2.0)

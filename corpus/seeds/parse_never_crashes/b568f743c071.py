def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: float repr
for value in (0.1, 0.1 + 0.2, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 1e22, 1e23, 5e-324, 1.7976931348623157e308, -0.0, 0.0, 1/3, 100.0, 1e100, 2.5e-8, float('inf'), float('-inf'), float('nan')):
    print(value, repr(value), str(value), [value], f'{value}', '%s' % value, '%r' % value)

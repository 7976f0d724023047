def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: unfinished input
# raises: SyntaxError
print((1, 2)
x = 5

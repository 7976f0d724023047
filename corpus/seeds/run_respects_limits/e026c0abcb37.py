def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        print(type(error).__name__, error)
# name: uncaught with line
# raises: ZeroDivisionError
def a(n):
    return b(n) + 1

def b(n):
    x = n
    return (
        x
        / 0
    )
print('before')
a(5)

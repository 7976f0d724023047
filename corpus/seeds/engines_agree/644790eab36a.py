def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: static scope errors
# raises: SyntaxError
def f():
    x = 1
    global x

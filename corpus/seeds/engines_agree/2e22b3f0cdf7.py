def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: failing decorators
log = []
def boom(f):
    raise ValueError('decorator ' + f.__name__)
try:
    @boom
    def f(): pass
except ValueError as error:
    print(error)
attempt(lambda: f)
try:
    @5
    def g(): pass
except TypeError as error:
    print(error)
try:
    @undefined_decorator
    class C:
        print('body not run')
except NameError as error:
    print(error)

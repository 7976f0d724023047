def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        print(type(error).__name__, error)
# name: uncaught in dunder
# raises: RuntimeError
class A:
    def __repr__(self):
        raise RuntimeError('in repr')
print([A()])

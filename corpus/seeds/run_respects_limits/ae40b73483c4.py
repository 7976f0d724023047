def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: identity of singletons
a = True
print(a is True, (1 < 2) is True, (not 1) is False, None is None, (a and None) is None, bool(5) is True, (True & True) is True, (True | False) is True, type(True ^ False) is bool)

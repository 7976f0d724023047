def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: ellipsis notimplemented constants
print(Ellipsis is ..., repr(...), NotImplemented is NotImplemented, __debug__, True, None)
x = ...
print(x is ..., [...], {...: 1}, x == ..., hash(...) == hash(...), type(NotImplemented).__name__)
attempt(type(...), 1)
print(type(...)() is ...)

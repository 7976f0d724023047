def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: list type generic and names
print(list.__name__, type([]), type([]) is list, isinstance([], list), list[int], type(list[int]).__name__, list == list, [].__class__, list.__doc__ is not None)
m = [].append
print(m.__name__, type(m).__name__, callable(m), type(list.append).__name__, list.append.__name__)

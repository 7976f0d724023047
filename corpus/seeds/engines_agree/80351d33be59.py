def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: list seen during sort
a = [3, 1, 2]
def key(v):
    print(a, len(a))
    return v
a.sort(key=key)
print(a)
def mutate(v):
    a.append(v)
    return v
attempt(a.sort, key=mutate)
print(sorted(a))

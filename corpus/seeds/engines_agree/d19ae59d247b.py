def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: frozenset has no mutators
f = frozenset('a')
attempt(lambda: f.add)
attempt(lambda: f.remove)
attempt(lambda: f.update)
attempt(lambda: f.clear)
print(f.copy() is f, f.union('b') == {'a', 'b'}, f.isdisjoint('b'), f.issubset('ab'), frozenset(f) is f, set(f) == f, f.__contains__('a'), len(f))

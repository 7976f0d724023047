def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: add discard remove pop
s = set()
print(s.add(1), s.add(1), s.discard(9), s.discard(1), s, s.add('a'), s.remove('a'), s)
attempt(s.remove, 1)
attempt(s.remove, 'key')
attempt(s.remove, (1, 2))
attempt(s.pop)
attempt(s.add)
attempt(s.add, [])
attempt(s.discard, [])
attempt(s.remove, {})
attempt(s.add, 1, 2)
s.add(5)
print(s.pop(), s, s.copy(), s.clear())
try:
    {1}.remove(frozenset([2]))
except KeyError as error:
    print(repr(error))

def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: append extend insert
a = [1]
print(a.append(2), a.extend('ab'), a.insert(0, 'first'), a.insert(100, 'last'), a.insert(-1, 'before last'), a.insert(-100, 'start'), a)
a.extend(a)
print(a, len(a))
a.extend({1: 2})
a.extend(range(2))
a.extend(())
print(a[-4:])
attempt(a.append)
attempt(a.append, 1, 2)
attempt(a.extend, 5)
attempt(a.insert, 'x', 1)
attempt(a.insert, 1)
attempt(a.insert, 1.0, 1)
attempt(a.append, x=1)

# needs: generators
def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        print(type(error).__name__, error)
# name: lifecycle
def g():
    print('start')
    x = yield 1
    print('got', x)
    y = yield 2
    print('got', y)
    return 'result'
i = g()
print(type(i).__name__, iter(i) is i)
print(next(i), i.send('a'))
try: i.send('b')
except StopIteration as s: print('value', s.value, s.args)
attempt(next, i)
attempt(i.send, None)
attempt(g().send, 'early')
print(list(g()), next(g(), 'd'))

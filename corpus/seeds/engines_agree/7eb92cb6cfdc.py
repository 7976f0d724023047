def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
def say(v):
    print(v, end=' ')
    return v
# name: loop variable survives
for i in range(3): pass
print(i)
for j in []: pass
attempt(lambda: j)
for i, in [(1,), (2,)]: pass
print(i)
def f():
    for k in 'ab':
        def g(): return k
    return g(), k
print(f())

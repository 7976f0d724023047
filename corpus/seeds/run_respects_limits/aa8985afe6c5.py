def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: nonlocal through several levels
def a():
    x = 'a'
    def b():
        def c():
            nonlocal x
            x += 'c'
            def d():
                nonlocal x
                x += 'd'
            d()
        c()
        return x
    return b(), x
print(a())
def shadow():
    x = 1
    def inner():
        x = 2
        def deepest():
            nonlocal x
            x = 3
        deepest()
        return x
    return inner(), x
print(shadow())
def deletes():
    x = 1
    def inner():
        nonlocal x
        del x
    inner()
    try:
        return x
    except NameError as error:
        return type(error).__name__, str(error)
print(deletes())
def free_after_delete():
    x = 1
    def inner(): return x
    del x
    return inner
attempt(free_after_delete())

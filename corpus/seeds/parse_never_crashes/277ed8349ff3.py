# needs: except-star
def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        print(type(error).__name__, error)
# name: no exception and naked
def f(v):
    try:
        if v: raise v
    except* Exception as e: print('caught', repr(e))
    else: print('else')
    print('after')
f(None)
f(ValueError('v'))
f(ExceptionGroup('x', [KeyError()]))
def bad():
    try: raise ValueError
    except* ExceptionGroup: pass
attempt(bad)
def bad2():
    try: raise ValueError
    except* 5: pass
attempt(bad2)

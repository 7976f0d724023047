# needs: except-star
def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        print(type(error).__name__, error)
# name: group methods
g = ExceptionGroup('msg', [ValueError(1), ExceptionGroup('in', [TypeError(2), ValueError(3)])])
print(g, repr(g), g.message, g.exceptions, g.args)
m, r = g.split(ValueError)
print(repr(m), repr(r), repr(g.subgroup(TypeError)), g.subgroup(KeyError), repr(g.subgroup(lambda e: 'in' in str(e))), g.split(Exception)[1])
print(repr(g.derive([ValueError('d')])), isinstance(g, Exception), ExceptionGroup.__mro__)
attempt(ExceptionGroup, 'm', [])
attempt(ExceptionGroup, 'm', [5])
attempt(ExceptionGroup, 5, [ValueError()])
attempt(ExceptionGroup, 'm')
attempt(ExceptionGroup, 'm', [KeyboardInterrupt()])
print(type(BaseExceptionGroup('m', [ValueError()])).__name__, repr(BaseExceptionGroup('m', [KeyboardInterrupt()])))

def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        print(type(error).__name__, error)
# name: attributes of builtin exceptions
for action in (lambda: {}['k'], lambda: [].x, lambda: undefined_xyz, lambda: int('x'), lambda: next(iter([])), lambda: '\ud800'.encode(), lambda: b'\xff'.decode()):
    try:
        action()
    except Exception as e:
        print(type(e).__name__, e.args if not isinstance(e, UnicodeError) else '', {n: getattr(e, n) for n in ('name', 'obj', 'value', 'start', 'end', 'reason', 'encoding', 'object') if hasattr(e, n)})
s = SystemExit(3)
print(s.code, SystemExit().code, SystemExit('x').code, StopIteration(7).value, StopIteration().value, OSError(2, 'no').strerror, OSError('one').errno, ImportError('m', name='n').name, KeyError('a', 'b').args)

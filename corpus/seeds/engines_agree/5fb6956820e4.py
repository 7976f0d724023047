# needs: except-star
def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        print(type(error).__name__, error)
# name: splitting a group
def f(group):
    try:
        raise group
    except* ValueError as e:
        print('value', type(e).__name__, e.exceptions)
    except* (TypeError, KeyError) as e:
        print('type or key', e.exceptions)
    else: print('else')
    finally: print('finally')
attempt(f, ExceptionGroup('g', [ValueError(1), TypeError(2), ValueError(3)]))
attempt(f, ExceptionGroup('g', [OSError('o'), KeyError('k')]))
attempt(f, ExceptionGroup('g', [ExceptionGroup('n', [ValueError('deep'), OSError('left')])]))
attempt(f, ValueError('naked'))
attempt(f, IndexError('unhandled'))

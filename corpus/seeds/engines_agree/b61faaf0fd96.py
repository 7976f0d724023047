def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        print(type(error).__name__, error)
# name: except clause matching
def match(exc, spec):
    try:
        raise exc
    except spec as e:
        return 'matched ' + type(e).__name__
print(match(KeyError('k'), LookupError), match(KeyError('k'), (ValueError, KeyError)), match(ValueError(), Exception), match(KeyboardInterrupt(), BaseException))
attempt(match, ValueError('v'), ())
attempt(match, ValueError('v'), 5)
attempt(match, ValueError('v'), 'ValueError')
attempt(match, ValueError('v'), (ValueError, 5))
attempt(match, ValueError('v'), (5, ValueError))
attempt(match, ValueError('v'), int)
attempt(match, ValueError('v'), None)
def lazy():
    try: return 'no exception'
    except undefined_name: pass
print(lazy())
def undefined():
    try: raise ValueError
    except undefined_name: pass
attempt(undefined)

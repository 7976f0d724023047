# needs: match
def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: protocol effects
class Loud:
    def __eq__(self, o): print('eq', o); return o == 2
    def __len__(self): print('len'); return 2
    def __getattr__(self, n): print('getattr', n); raise AttributeError(n)
match Loud():
    case 1: print('one')
    case 2: print('two')
match Loud():
    case [a, b]: print('seq')
    case {'k': v}: print('map')
    case Loud(q=1): print('attr')
    case _: print('default')
class L(list): pass
match L([1, 2]):
    case [a, b]: print(a, b)

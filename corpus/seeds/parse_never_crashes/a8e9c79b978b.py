# needs: match
def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: value patterns and capture
class C:
    RED = 1
    class In: V = 'deep'
def f(x):
    match x:
        case C.RED: return 'red'
        case C.In.V: return 'deep'
        case (1 | 2 | 3) as n: return 'small', n
        case [C.RED as r, (2 | 3) as s, *t]: return r, s, t
        case other: return 'captured', other
print(f(1), f('deep'), f(2), f([1, 3, 4]), f('zz'))
match 5:
    case captured: pass
print(captured)
match (1, 2):
    case (a, 3): pass
    case _: print('a may be bound', 'a' in globals())

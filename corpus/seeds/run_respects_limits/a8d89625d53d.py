def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
def say(v):
    print(v, end=' ')
    return v
# name: short circuit
print(say(0) and say(1), say(1) and say(2), say(0) or say('') or say([]), say('a') or say('b'), not say(''))
print(say(1) if say(0) else say(2), say(1) if say(1) else say(2), (say(0) or say(5)) and say(6), say(None) is None and say('x'))
print(1 and 2 or 3, 0 and 2 or 3, [] or {} or (), 1 or 1 / 0, 0 and 1 / 0, not 1 or not 0, (lambda: 0)() or 'called')
x = 5
print('neg' if x < 0 else 'zero' if x == 0 else 'pos')

def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: return forms
def nothing(): pass
def bare(): return
def several(): return 1, 2
def star(): return *[1], 2
def conditional(x):
    if x: return 'yes'
def unreachable():
    return 1
    print('never')
def nested():
    for i in range(3):
        for j in range(3):
            if i + j == 3:
                return i, j
print(nothing(), bare(), several(), star(), conditional(1), conditional(0), unreachable(), nested())

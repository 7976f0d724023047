def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: names shadow and fall back
print(type(print).__name__)
def f(print):
    print('x')
out = []
f(out.append)
print(out)
True_ = True
import math as builtins_like
print(builtins_like.floor(2.5), max, sum.__name__)
sum = lambda *a: 'mine'
print(sum([1]))
del sum
print(sum([1]))

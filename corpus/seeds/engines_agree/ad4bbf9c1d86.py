def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: unpacking guest iterators
class Count:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        print('next', self.n)
        if not self.n:
            raise StopIteration
        self.n -= 1
        return self.n
a, b = Count(2)
print(a, b)
attempt(lambda: (lambda x, y: None)(*Count(3)))
c = Count(5)
try:
    x, y = c
except ValueError as error:
    print(error, c.n)
first, *rest = Count(3)
print(first, rest)
class Failing(Count):
    def __next__(self):
        raise RuntimeError('broken')
try:
    x, y = Failing(2)
except RuntimeError as error:
    print(error)

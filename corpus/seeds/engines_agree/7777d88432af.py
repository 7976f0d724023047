def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
class Loud:
    def __init__(self, *items): self.items = list(items)
    def __iter__(self): return self
    def __next__(self):
        if not self.items: print('stop', end=' '); raise StopIteration
        print('next', self.items[0], end=' ')
        return self.items.pop(0)
# name: next
it = iter([1, 2])
print(next(it), next(it, 'd'), next(it, 'd'), next(it, None))
attempt(next, it)
attempt(next, [1])
attempt(next, 5)
attempt(next, it, 1, 2)
class Fail:
    def __next__(self): raise ValueError('broken')
    def __iter__(self): return self
attempt(next, Fail(), 'default')
attempt(list, Fail())
attempt(lambda: [x for x in Fail()])
attempt(sum, Fail())
attempt(lambda: 1 in Fail())

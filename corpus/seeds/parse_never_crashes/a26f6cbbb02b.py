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
# name: filter
f = filter(lambda x: print('p', x, end=' ') or x % 2, Loud(1, 2, 3, 4))
print(type(f).__name__, next(f), next(f))
attempt(next, f)
print(list(filter(None, [0, 1, '', 'a', [], [0], None])), list(filter(str.isdigit, 'a1b2')), list(filter(bool, [])), [*filter(lambda x: x, {0: 1, 2: 3})])
attempt(filter)
attempt(filter, None)
attempt(filter, None, 5)
attempt(list, filter(5, [1]))
attempt(list, filter(lambda: 1, [1]))

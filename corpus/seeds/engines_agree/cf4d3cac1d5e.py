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
# name: any all short circuit
print(any(Loud(0, 1, 2)))
print(all(Loud(1, 0, 2)))
print(any([]), all([]), any(''), all('a'), any({0: 1}), all([[]]), any([None, 'x']), all(range(1, 5)), any(range(1)))
l = Loud(0, 5, 6)
print(any(l), l.items)
attempt(any, 5)
attempt(all, None)
attempt(any, [1], [2])

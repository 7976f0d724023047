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
# name: type names and repr of iterators
objects = [iter([]), iter(()), iter(''), iter({}), iter(set()), iter(range(0)), iter(b''), iter({}.values()), iter({}.items()), reversed([]), reversed({}), reversed(range(0)), map(int, []), filter(None, []), zip(), enumerate([]), iter(len, 0), iter(frozenset()), iter(bytearray())]
print([type(o).__name__ for o in objects])
print([repr(o).split(' at ')[0] for o in objects])
print([hasattr(o, '__next__') and iter(o) is o for o in objects])
class S:
    def __getitem__(self, i): raise IndexError
print(type(iter(S())).__name__, repr(type(iter([]))), repr(map), repr(zip))
attempt(iter([]).__next__)
attempt(lambda: iter([]).nope)

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
# name: sum laziness and start
print(sum(Loud(1, 2)), sum([[1], [2]], []), sum([1], 10), sum([], 5.5), sum([True, True]), sum({1: 'a', 2: 'b'}), sum([0.5, 1]), sum(map(int, '123')))
class A:
    def __init__(self, v): self.v = v
    def __add__(self, o): return A(self.v + getattr(o, 'v', o))
    def __radd__(self, o): print('radd', o, end=' '); return A(self.v + o)
print(sum([A(1), A(2)]).v, sum([A(1)], A(5)).v)
attempt(sum, [[1], [2]])
attempt(sum, 'ab')
attempt(sum, [1, 'a'])
attempt(sum, [], '')
attempt(sum, [1], start='')
attempt(sum, [{}])

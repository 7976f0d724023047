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
# name: sorted
print(sorted('banana'), sorted([3, 1, 2], reverse=True), sorted(Loud(2, 1)), sorted({'b': 1, 'a': 2}), sorted(['B', 'a', 'C'], key=str.lower), sorted([(1, 'b'), (1, 'a')]), sorted([]), sorted(range(5), key=lambda x: (x % 2, -x)), sorted([True, 0, 2.5]), sorted([[2], [1, 5], []]), sorted(['aa', 'b'], key=len), sorted([1, 2], key=None))
attempt(sorted, [1, 'a'])
attempt(sorted, [None, 1])
attempt(sorted, [1j, 2])
attempt(sorted, [{}, {}])
attempt(sorted, [1, 2], key=lambda: 1)
attempt(sorted, [1, 2], key=lambda x: 1 / 0)
attempt(sorted, [1, 2], 1)
attempt(sorted, [object(), 1])
x = [3, 2, 1]
print(sorted(x) is x, x)

import math
class Items:
    """A guest iterable: fails after `good` items where `error` is given."""
    def __init__(self, *items, error=None): self.items, self.error = items, error
    def __iter__(self): return Walk(self)
class Walk:
    def __init__(self, source): self.source, self.at = source, 0
    def __iter__(self): return self
    def __next__(self):
        if self.at < len(self.source.items):
            self.at += 1
            return self.source.items[self.at - 1]
        raise self.source.error or StopIteration
CONSUMERS = {
    'list': list, 'tuple': tuple, 'set': lambda i: sorted(set(i)), 'frozenset': lambda i: sorted(frozenset(i)), 'sum': sum, 'min': min, 'max': max,
    'any': any, 'all': all, 'sorted': sorted, 'bytes': bytes, 'bytearray': bytearray, 'enumerate': lambda i: list(enumerate(i)),
    'zip': lambda i: list(zip(i, i)), 'map': lambda i: list(map(abs, i)), 'filter': lambda i: list(filter(None, i)),
    'dict.fromkeys': dict.fromkeys, 'join': lambda i: ','.join(map(str, i)), 'star call': lambda i: (lambda *a: a)(*i), 'star list': lambda i: [0, *i],
    'star set': lambda i: sorted({*i}), 'unpack': lambda i: [a for a, *b in [i]], 'comprehension': lambda i: [x + 1 for x in i],
    'in': lambda i: 99 in i, 'in found': lambda i: 1 in i, 'math.prod': math.prod, 'math.fsum': math.fsum,
    'next of iter': lambda i: next(iter(i)), 'reversed list': lambda i: list(reversed(list(i))),
}
MUTATORS = {
    'list.extend': lambda t, i: t.extend(i), 'list +=': lambda t, i: t.__iadd__(i), 'slice': lambda t, i: t.__setitem__(slice(1, 2), i),
    'extended slice': lambda t, i: t.__setitem__(slice(0, 3, 2), i),
}
def attempt(name, function, *args):
    try:
        print(name, repr(function(*args)))
    except BaseException as error:
        print(name, type(error).__name__, error)
# name: key functions that mutate
l = [3, 1, 2]
def key(v):
    l.clear()
    return v
try:
    l.sort(key=key)
except ValueError as error:
    print(error, l)
print(sorted([3, 1, 2], key=lambda v: l.append(v) or v), l)
print(max([1, 2, 3], key=lambda v: l.clear() or -v), min(l, default='empty'), l)

def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: nested and counting
text = 'the quick the lazy the end'
counts = {}
for w in text.split():
    counts[w] = counts.get(w, 0) + 1
print(counts, sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])), max(counts, key=counts.get), {v: k for k, v in counts.items()})
tree = {}
for path in ('a/b', 'a/c', 'd'):
    node = tree
    for part in path.split('/'):
        node = node.setdefault(part, {})
print(tree, [*tree], len(tree['a']), tree['a'].keys() | tree.keys() == {'a', 'b', 'c', 'd'})
tree['a']['b']['deep'] = {1: [2, {3: 4}]}
print(tree['a']['b']['deep'][1][1][3])

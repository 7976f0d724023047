s = {frozenset([1])}
s.discard({1})
print(s, {1} in {frozenset([1])})

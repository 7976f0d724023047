# name: list extends itself through iterator
# expect: limit memory|time|instructions
l = [1]
for x in l:
    l.append(x)

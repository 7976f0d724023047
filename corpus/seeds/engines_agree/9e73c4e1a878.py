# needs: generators
def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        print(type(error).__name__, error)
# name: recursion in generators
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(4)))
def flatten(x):
    for i in x:
        if isinstance(i, list): yield from flatten(i)
        else: yield i
print(list(flatten([1, [2, [3, []], 4]])))
def perms(s):
    if not s: yield ''
    for i, c in enumerate(s):
        for p in perms(s[:i] + s[i + 1:]): yield c + p
print(list(perms('abc')))

def outcome(function):
    """The value, or nothing but the fact of a RecursionError: how deep is deep is an interpreter's own affair."""
    try:
        return function()
    except RecursionError:
        return 'RecursionError'
def nest(n, wrap, value=()):
    for _ in range(n):
        value = wrap(value)
    return value
# name: linked objects a long chain
class Node:
    def __init__(self, next): self.next = next
n = None
for _ in range(50_000):
    n = Node(n)
count = 0
m = n
while m:
    m = m.next
    count += 1
print(count)
n = m = None
print('freed')

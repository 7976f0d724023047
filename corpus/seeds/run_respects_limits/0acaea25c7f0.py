# name: objects on a chain
# expect: limit memory
class Node:
    def __init__(self, next): self.next = next
n = None
while True:
    n = Node(n)

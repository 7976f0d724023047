# name: in comparison called by sorted
# raises: ValueError
class A:
    def __lt__(self, other):
        raise ValueError('lt')
sorted(
    [A(), A()]
)

class A:
    def __iadd__(self, other):
        return other


a = A()
a += 'added'
print(a)

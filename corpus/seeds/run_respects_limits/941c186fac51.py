class A:
    def __init__(self, n):
        self.n = n
x = [A(i) for i in range(300)]
print(len(x))

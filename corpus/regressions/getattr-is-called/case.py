class A:
    def __getattr__(self, name):
        return name * 2


print(A().ab)

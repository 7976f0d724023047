class A:
    def __getattribute__(self, name):
        return name


print(A().zzz)

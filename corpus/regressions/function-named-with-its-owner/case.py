class A:
    def f(self):
        pass


try:
    A().f(k=1)
except TypeError as e:
    print(e)

class A:
    def __setattr__(self, name, value):
        print('set', name)


A().x = 1

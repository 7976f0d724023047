class A:
    def __bool__(self):
        return False


print('true' if A() else 'false')

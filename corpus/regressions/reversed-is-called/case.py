class A:
    def __reversed__(self):
        return iter('ba')


print(list(reversed(A())))

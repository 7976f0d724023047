class A:
    def __getitem__(self, at):
        if at > 2:
            raise IndexError
        return at


print([item for item in A()])

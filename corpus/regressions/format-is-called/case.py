class A:
    def __format__(self, spec):
        return 'as ' + spec


print(f'{A():>2x}')

# name: del method
# expect: refused NotImplementedError
print('not printed')
class A:
    def __del__(self): pass

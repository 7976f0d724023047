# needs: metaclasses
def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: mro entries
class E:
    def __mro_entries__(self, bases): print('entries', len(bases)); return (int,)
class A(E()): pass
print(A.__bases__, A.__orig_bases__.__len__(), A(5) + 1)
class L(list[int]): pass
print(L.__bases__, L([1]))

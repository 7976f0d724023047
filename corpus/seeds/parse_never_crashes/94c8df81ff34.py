# needs: metaclasses
def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: registry singleton and enum like
class Single(type):
    made = {}
    def __call__(cls, *a):
        if cls not in Single.made: Single.made[cls] = super().__call__(*a)
        return Single.made[cls]
class Conf(metaclass=Single):
    def __init__(self, v=1): self.v = v
print(Conf(5) is Conf(6), Conf().v)
class EnumMeta(type):
    def __new__(m, name, bases, ns):
        members = {k: v for k, v in ns.items() if not k.startswith('_')}
        cls = super().__new__(m, name, bases, ns)
        cls._members = members
        return cls
    def __iter__(cls): return iter(cls._members)
    def __len__(cls): return len(cls._members)
class Color(metaclass=EnumMeta): RED = 1; BLUE = 2
print(list(Color), len(Color))

a1 = list(range(4))
a1.extend(range(2))
s2 = [True, 2] + [1]
for i3, j4 in enumerate(s2):
    s2.clear()
    print(i3, j4)
print(s2)
try:
    print(type(complex.__subclasshook__(str)).__name__)
except Exception as e:
    print(type(e).__name__, str(e))
class Field5:
    def __set_name__(self, owner, name):
        self.name = '_' + name
    def __get__(self, thing, owner=None):
        return self.name if thing is None else getattr(thing, self.name, (~(1_000 // 3)))
    def __set__(self, thing, value):
        print('set', self.name)
        setattr(thing, self.name, (value, next(iter(a1), (65 ** 5))))
class K6:
    a = Field5()
    b = Field5()
o7 = K6()
print(o7.a)
o7.a = list(enumerate('p q  r'.split(), sum(a1)))
print(o7.a, o7.b, K6.b, sorted(vars(o7)))
try:
    print(dict.__init_subclass__())
except Exception as e:
    print(e.__class__.__name__ + ':', str(e))
import math
for thunk in (lambda: math.cos(3.14159), lambda: bytearray(b'abc').swapcase(), lambda: reversed({'a': 1}.values()).__length_hint__(), lambda: b'a b\n'.__str__()):
    try:
        print(thunk())
    except Exception as e:
        print(e.__class__.__name__ + ':', str(e))

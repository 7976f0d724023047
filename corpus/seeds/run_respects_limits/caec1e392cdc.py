def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: object defaults
class A: pass
a, b = A(), A()
print(a == a, a == b, a != b, bool(a), hash(a) == hash(a), a is a, repr(a).split(' at ')[0], str(a) == repr(a), a.__eq__(b), a.__ne__(b), a.__eq__(a), a.__lt__(b), a.__hash__() == hash(a), callable(a), callable(A), a.__class__ is A, a.__format__('') == str(a))
for op in (lambda: a < b, lambda: a + b, lambda: len(a), lambda: a[0], lambda: iter(a), lambda: next(a), lambda: a(), lambda: -a, lambda: int(a), lambda: float(a), lambda: 5 in a, lambda: a + 1, lambda: 1 + a, lambda: a.x.y, lambda: complex(a), lambda: range(a), lambda: [1][a], lambda: 'x' * a, lambda: abs(a), lambda: round(a), lambda: reversed(a), lambda: bytes(a), lambda: format(a, 'x'), lambda: a < 1, lambda: divmod(a, 1), lambda: a @ a, lambda: hex(a), lambda: [*a], lambda: {**a}, lambda: ''.join(a), lambda: sorted([a, b]), lambda: sum(a), lambda: dict(a), lambda: chr(a)):
    try:
        print(op())
    except Exception as error:
        print(type(error).__name__, error)

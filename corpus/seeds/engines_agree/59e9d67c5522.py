def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: classmethod and staticmethod
class A:
    n = 'A'
    @classmethod
    def make(cls, *args): return cls.n, cls.__name__, args
    @staticmethod
    def plain(*args, **kw): return args, kw
    class_lambda = classmethod(lambda cls, x=1: (cls.__name__, x))
    static_lambda = staticmethod(lambda x: x * 2)
class B(A): n = 'B'
print(A.make(1), B.make(2), B().make(), A.plain(1), A().plain(1, k=2), B.class_lambda(), A().static_lambda(4), A.make.__self__ is A, B().make.__self__ is B, A.make.__func__ is B.make.__func__)
print(type(A.__dict__['make']).__name__, type(A.__dict__['plain']).__name__, A.__dict__['plain'].__func__(3), A.__dict__['plain'](4))
attempt(classmethod)
attempt(staticmethod, 1, 2)
attempt(A.__dict__['make'])
class C(A):
    @classmethod
    def make(cls, *args): return ('C',) + super().make(*args)
    @staticmethod
    def plain(x): return A.plain(x)
print(C.make(5), C().plain(1))

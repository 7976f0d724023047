# needs: metaclasses
def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: metaclass attributes and operators
class M(type):
    def hello(cls): return 'hello from ' + cls.__name__
    def __len__(cls): return 7
    def __getitem__(cls, k): return k * 2
    def __iter__(cls): return iter('xy')
    def __contains__(cls, k): return k == 'in'
    def __repr__(cls): return f'<M {cls.__name__}>'
    def __getattr__(cls, n): return f'meta {n}'
    def __eq__(cls, o): return 'meta eq'
    __hash__ = type.__hash__
    def __add__(cls, o): return 'add', o
    def __instancecheck__(cls, o): return o == 5
    def __subclasscheck__(cls, c): return c is int
    @property
    def prop(cls): return 'meta property'
class A(metaclass=M): pass
print(A.hello(), len(A), A[4], list(A), 'in' in A, A, A.missing, A == 1, A + 2, isinstance(5, A), issubclass(int, A), isinstance(6, A), A.prop)
attempt(lambda: A().hello())
attempt(lambda: len(A()))

def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: type function
print(type(5), type(int), type(type), type(None), type(...), type(NotImplemented), type(lambda: 0), type(len), type([].append), type(object()), type(Exception()), type({}.keys()).__name__)
T = type('T', (), {'x': 1, 'm': lambda self: self.x})
print(T, T().m(), T.__name__, type('U', (T,), {})().x, type(T()).__name__)
attempt(type, 'T', (), 5)
attempt(type, 5, (), {})
attempt(type, 'T', 5, {})
attempt(type, 'T', [], {})
print(type(T) is type, isinstance(T, type), isinstance(5, type), type(5) == int, type(True) is bool, issubclass(bool, int), type('')('x'))

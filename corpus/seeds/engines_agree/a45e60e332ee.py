SAMPLES = [0, -1, 2, 'a', '', b'a', None, [1], 1.5, ('a', 1), {'a': 1}, True]
def public(kind):
    return [name for name in dir(kind) if not name.startswith('_')]
def drive(make, names, arguments):
    """Every named method of a fresh value with every tuple of arguments: what it gives, and what became of the value."""
    for name in names:
        for args in arguments:
            value = make()
            try:
                result = repr(getattr(value, name)(*args))
            except Exception as error:
                result = f'{type(error).__name__}: {error}'
            print(name, args, result, value)
ONE = [(), *[(a,) for a in SAMPLES]]
TWO = [(a, b) for a in SAMPLES for b in SAMPLES]
NUMERIC = '__add__ __sub__ __mul__ __truediv__ __floordiv__ __mod__ __pow__ __divmod__ __and__ __or__ __xor__ __lshift__ __rshift__ __radd__ __rsub__ __rmul__ __rtruediv__ __rfloordiv__ __rmod__ __rpow__ __rand__ __ror__ __rxor__ __rlshift__ __rrshift__ __rdivmod__'.split()
COMPARING = '__eq__ __ne__ __lt__ __le__ __gt__ __ge__'.split()
HOLDING = '__len__ __contains__ __getitem__ __setitem__ __delitem__ __add__ __mul__ __rmul__ __iadd__ __imul__ __or__ __ror__ __ior__ __and__ __iand__ __sub__ __isub__ __xor__ __ixor__ __rsub__'.split()
def having(make, names):
    return [name for name in names if hasattr(make(), name)]
# name: tuple methods with up to one argument
make = lambda: (1, 'a', 1)
drive(make, public(type(make())), ONE)

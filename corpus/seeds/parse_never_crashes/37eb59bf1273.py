# name: decorator line
# raises: ValueError
def bad(f):
    raise ValueError(f.__name__)

@bad
def g():
    pass

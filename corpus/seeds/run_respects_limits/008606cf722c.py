# name: keyword argument repeated
# raises: SyntaxError
f(a=1, a=2)

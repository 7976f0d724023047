# name: assignment to literal
# raises: SyntaxError
1 = x

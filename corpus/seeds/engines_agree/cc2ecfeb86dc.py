# name: unterminated string
# raises: SyntaxError
x = 'abc

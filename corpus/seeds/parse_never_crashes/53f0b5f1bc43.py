# name: f-string empty expression
# raises: SyntaxError
x = f'{}'

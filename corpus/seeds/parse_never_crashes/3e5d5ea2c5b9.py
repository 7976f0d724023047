# name: augmented tuple
# raises: SyntaxError
a, b += 1

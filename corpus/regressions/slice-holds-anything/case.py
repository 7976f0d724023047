print(slice('a', 'b'), slice(2**70, True))

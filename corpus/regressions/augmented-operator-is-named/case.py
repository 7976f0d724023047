x = 1
try:
    x |= 'a'
except TypeError as e:
    print(e)

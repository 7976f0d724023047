x = [1]
x += 'ab'
x += {2: 3}
print(x)

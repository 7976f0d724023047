x = 3
for i in range(20):
    x = x ** 3

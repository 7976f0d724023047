d = {}
for i in range(1000):
    d[i] = str(i)
print(len(d))

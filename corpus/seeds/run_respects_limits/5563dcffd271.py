a = [(i * 7919) % 1009 for i in range(800)]
a.sort(key=lambda n: -n)
print(a[:5])

# name: garbage is forgiven
for i in range(2000):
    x = [i] * 10000
print(len(x))

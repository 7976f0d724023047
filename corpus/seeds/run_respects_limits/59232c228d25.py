x = []
for i in range(300):
    x = [x]
print(len(repr(x)))

x = []
x.append(x)
y = []
while True:
    y.append(str(len(y)))

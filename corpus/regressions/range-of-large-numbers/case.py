r = range(2**70, 2**70 + 3)
print(len(r), r[1] - 2**70)

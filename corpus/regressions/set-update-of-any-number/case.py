s = {1}
s.update([2], (3,))
print(s)

d = {'k': 1}
d['me'] = [d, (d,)]
print(d)

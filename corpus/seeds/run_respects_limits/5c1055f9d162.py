s = 'ab'
for i in range(30):
    s = s.replace('a', s)

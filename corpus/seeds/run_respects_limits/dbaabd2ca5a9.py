s = 'x'.center(2000, '-')
print(len(s), len(s.zfill(3000)))

for i1 in range(2):
    try:
        pass
    finally:
        print('finally', i1)
        continue
try:
    raise KeyError('first')
except KeyError as e:
    print(repr(e))
    p2, q3 = [(sum((n4 - n4) for n4 in [0]) * 1)]

# name: memory is not catchable
# expect: limit memory
try:
    l = []
    while True: l.append('x' * 1000 + str(len(l)))
except MemoryError:
    print('never')
finally:
    print('never')

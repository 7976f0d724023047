# name: huge bytes
# expect: limit memory
try:
    x = bytes(10 ** 11)
except BaseException:
    print('never')

# name: huge integer
# expect: limit memory|time|instructions
n = 7
while True:
    n = n * n

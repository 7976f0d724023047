print(range(10)[1:9:2**40], range(0, 9, 2)[::3])

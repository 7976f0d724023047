x = 1
print(f'{x!r:>{x + 3}} {{}} {x=}')

# name: long elif chain
lines = ['def f(x):', '    if x == -1: return "minus"'] + [f'    elif x == {i}: return "case {i}"' for i in range(150)] + ['    else: return "none"']
exec('\n'.join(lines))
print(f(-1), f(0), f(149), f(150))

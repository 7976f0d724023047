# name: big displays
exec('l = [' + ', '.join([str(i) for i in range(3000)]) + ']')
exec('t = (' + ', '.join([f'"{i}"' for i in range(500)]) + ')')
exec('d = {' + ', '.join([f'{i}: {i * i}' for i in range(500)]) + '}')
exec('s = {' + ', '.join([f'{i % 300}' for i in range(600)]) + '}')
print(len(l), l[-1], len(t), t[300], d[499], len(s), sum(l))

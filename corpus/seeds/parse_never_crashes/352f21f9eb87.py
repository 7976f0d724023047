# name: many constants and names
exec('\n'.join([f'name_{i} = {i}.5' for i in range(600)]))
print(name_0 + name_255 + name_256 + name_599)
exec('total = ' + ' + '.join([f'name_{i}' for i in range(200)]))
print(total)

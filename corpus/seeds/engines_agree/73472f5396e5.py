# name: long chains of operators
print(eval(' + '.join(['1'] * 400)), eval(' and '.join(['1'] * 300 + ['x']), {'x': 'last'}), eval(' < '.join([str(i) for i in range(200)])), eval('not ' * 20 + '1'), eval('-' * 50 + '1'))
print(eval('[' * 50 + ']' * 50), eval('(' * 90 + '1' + ')' * 90))
print(eval('"a"' + '.strip()' * 100), eval('f' + '()' * 50, {'f': (lambda: (g := lambda: g))()}).__name__)

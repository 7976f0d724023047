# name: finally rewrites outcome
def f(kind):
    try:
        if kind == 'raise': raise ValueError('v')
        if kind == 'return': return 'returned'
        if kind == 'loop':
            for i in range(3):
                try: return i
                finally:
                    if i < 2: continue
    finally:
        if kind == 'raise': return 'swallowed'
        kind += '!'
    return kind
print(f('raise'), f('return'), f('loop'), f('none'))

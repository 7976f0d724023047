def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: bytearray methods
a = bytearray(b'abc')
a.append(100)
a.extend([101, 102])
a.extend(b'gh')
a.insert(0, 64)
a += b'!'
a *= 2
print(a, a.pop(), a.pop(0), a.copy(), a.count(b'a'))
a.remove(97)
a.reverse()
print(a)
b = a.copy()
b.clear()
print(b, len(a), a.index(98), a.upper(), a.find(b'c'), a.split(b'b'), type(a.upper()).__name__, a.decode())
attempt(a.append, 256)
attempt(a.append, 'a')
attempt(a.remove, 0)
attempt(a.pop, 100)
attempt(bytearray().pop)
attempt(a.extend, 'abc')
attempt(a.extend, [256])
attempt(a.extend, 5)
attempt(a.insert, 'x', 1)
attempt(a.insert, 0)

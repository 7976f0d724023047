def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: string building in a loop
s = ''
for i in range(300):
    s += chr(97 + i % 26)
    if i % 100 == 99:
        s = s[50:] + '|'
print(len(s), s)
t = s
t += '!'
print(s == t, len(t) - len(s))

def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: unbound methods of str
print(str.upper('a'), str.join('-', ['a', 'b']), str.split('a b'), list(map(str.strip, [' a ', 'b '])), str.__add__('a', 'b'), str.__len__('abc'))
attempt(str.join, 5, ['a'])
attempt(str.split)
attempt(str.__add__, 'a', 5)
attempt(str.__len__, 5)
attempt(lambda: str.nope)

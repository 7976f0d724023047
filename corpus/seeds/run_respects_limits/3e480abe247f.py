def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: splitlines and partition
print('a\nb\r\nc\rd\x0be\u2028f'.splitlines(), 'a\n\nb\n'.splitlines(True), ''.splitlines(), '\n'.splitlines(), 'a\n'.splitlines(keepends=True), 'a\x1cb\x85c'.splitlines())
print('a=b=c'.partition('='), 'a=b=c'.rpartition('='), 'abc'.partition('='), 'abc'.rpartition('='), '='.partition('='))
attempt('a'.partition, '')
attempt('a'.rpartition, 1)
attempt('a'.partition)

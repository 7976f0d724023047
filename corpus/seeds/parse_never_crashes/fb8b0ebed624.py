# needs: match
def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: sequences
def f(x):
    match x:
        case []: return 'empty'
        case [a]: return 'one', a
        case [1, b]: return 'starts with 1', b
        case [a, [b, c]]: return 'nested', a, b, c
        case (a, b, *rest) if len(rest) > 1: return 'long', a, b, rest
        case [*head, 'end']: return 'end', head
        case [_, *_, 9]: return 'nine'
        case [_, _, _]: return 'three'
        case _: return 'no'
for v in ([], (), [5], [1, 2], [3, [4, 5]], (1, 2, 3, 4), ['x', 'y', 'end'], [1, 2, 9], [1, 2, 3], 'ab', b'ab', {1, 2}, range(2), range(3), iter([1]), {}, None, bytearray(b'a'), {'a': 1}.keys()):
    print(f(v))

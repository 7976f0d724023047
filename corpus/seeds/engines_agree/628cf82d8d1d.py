for thunk in (lambda: bytearray([0, 255, 97]).__rmod__(1j), lambda: (1j).__le__(2.5)):
    try:
        print(thunk())
    except Exception as e:
        print(e.__class__.__name__ + ':', str(e))
try:
    raise KeyError('first')
except KeyError as e:
    print(repr(e))
    print('%s' % ((-(dict([('z', 26), ('y', 25)]).get('{}', (-9223372036854775808)) // 4294967296)), min((-2), ({'x': 0, '': -1, 'y': 10}.get('ß', (-1)) << 0), key=lambda n1: (-n1, next(iter([-1, 0, 1]), sum(True for n2 in list(range(4)))) & 3))))

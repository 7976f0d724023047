def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)
# name: float constructor
for value in ('1.5', ' 1e3 ', 'inf', '-Infinity', 'NaN', '+nan', '1_0.5', '1__0', '.5', '5.', '.', '', 'e5', '1e', '0x1', 'infin', '1e400', '-1e-400', b'2.5', bytearray(b'3'), None, [], 1j, True, 10**30, '١.٥', '1 2'):
    attempt(float, value)
attempt(float)
attempt(float, 1, 2)
attempt(float, x=1)

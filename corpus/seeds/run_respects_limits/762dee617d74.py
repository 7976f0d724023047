import math
try:
    kept_0 = getattr()
except Exception as error:
    print(type(error).__name__)
try:
    kept_1 = bytearray(b'x').__add__(2 ** 63)
except Exception as error:
    print(type(error).__name__)
try:
    kept_2 = ord(1)
except Exception as error:
    print(type(error).__name__)
try:
    kept_3 = (bytes(range(256)) * 20).__mod__(('ab',) * 900)
except Exception as error:
    print(type(error).__name__)
try:
    kept_4 = (+1).imag()
except Exception as error:
    print(type(error).__name__)
kept_5 = dict.fromkeys(range(500)).pop(b'x' * 90001)

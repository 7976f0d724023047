import math
kept = []
try:
    kept_0 = ('x').removesuffix(1000)
except Exception as error:
    print(type(error).__name__)
try:
    kept_1 = ('\U0001f600' * 20_000) + ([0] * 2_000)
except Exception as error:
    print(type(error).__name__)
try:
    kept_2 = tuple(range(20_000))
except Exception as error:
    print(type(error).__name__)
try:
    kept_3 = (bytearray(b'x')).__iter__()
except Exception as error:
    print(type(error).__name__)
try:
    kept_4 = math.fsum(range(60_000))
except Exception as error:
    print(type(error).__name__)
try:
    for _ in range(3):
        kept.append((10**400).from_bytes(1))
except Exception as error:
    print(type(error).__name__)

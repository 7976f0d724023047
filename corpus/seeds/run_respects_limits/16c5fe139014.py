import math
kept = []
try:
    kept_0 = {0: [*(1.5), *(100_000)], 1: [*(1.5), *(100_000)]}
except Exception as error:
    print(type(error).__name__)
try:
    kept_1 = {0: ('\u0130\n\t-5 ' * 200).__mod__('\U0001f600' * 20_000), 1: ('\u0130\n\t-5 ' * 200).__mod__('\U0001f600' * 20_000)}
except Exception as error:
    print(type(error).__name__)
try:
    kept_2 = -(b'-')
except Exception as error:
    print(type(error).__name__)
try:
    for _ in range(100):
        kept.append((1) * ('\U0001f600' * 20_000))
except Exception as error:
    print(type(error).__name__)
try:
    kept_4 = max(100_000, 1 << 10**6, key=lambda x: 1)
except Exception as error:
    print(type(error).__name__)
try:
    kept_5 = (b'x').strip('backslashreplace')
except Exception as error:
    print(type(error).__name__)

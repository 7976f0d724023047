try:
    x = 'a' * 10 ** 7
except BaseException as e:
    print(type(e))

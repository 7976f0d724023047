try:
    print('abc'.rindex('', 4))
except ValueError as e:
    print(e)

try:
    raise ValueError from 1
except Exception as e:
    print(repr(e))

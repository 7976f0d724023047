print(ord(b'a'))

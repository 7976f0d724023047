print(dict.fromkeys([True, 1, 1.0]), {1: 'a', True: 'b'})

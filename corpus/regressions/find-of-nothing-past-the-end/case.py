print(b'abc'.find(b'', 4), b'abc'.count(b'', 4), b'abc'.endswith(b'', 4))

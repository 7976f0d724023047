print(*(b"x" * 90_000))

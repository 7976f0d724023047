print(hash(2**61 - 1), hash(2**61))

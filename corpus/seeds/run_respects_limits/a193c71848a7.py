print((1 << 5000).bit_length(), len(str(1 << 3000)))

b = bytes(3000)
b2 = bytearray(b) * 3
print(len(b2.hex()))

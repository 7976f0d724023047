try:
    bytes([300])
except Exception as e:
    print(type(e).__name__, e)

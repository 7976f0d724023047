try:
    {}[5]
except KeyError as e:
    print(e, repr(e))

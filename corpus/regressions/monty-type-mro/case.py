print(list.__mro__)

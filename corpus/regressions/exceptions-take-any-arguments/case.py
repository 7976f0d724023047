print(repr(ValueError([1], 2)), LookupError(1, True).args)

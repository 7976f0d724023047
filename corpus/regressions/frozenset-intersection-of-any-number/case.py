print(sorted(frozenset([1, 2, 3]).intersection([1, 2], (2,))))

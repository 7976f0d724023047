print({1, 2, 3}.difference([1], (2,)))

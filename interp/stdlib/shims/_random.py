"""_random: the host's Mersenne Twister."""


class Random:
    def __new__(cls, *args, **keywords):
        self = object.__new__(cls)
        self._twister = _twister()
        return self

    def __init__(self, seed=None, /):
        Random.seed(self, seed)

    def seed(self, n=None, /):
        if n is None:
            n = int.from_bytes(_entropy(32), "little")
        elif not _subtype(_type(n), int):
            n = hash(n) & 0xFFFFFFFFFFFFFFFF
        _twister_seed(self._twister, abs(_payload(n)))

    def random(self):
        return _twister_random(self._twister)

    def getrandbits(self, k, /):
        k = _in_c(k, "int", 31)
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        return _twister_bits(self._twister, k)

    def getstate(self):
        return _twister_state(self._twister)

    def setstate(self, state, /):
        if not _subtype(_type(state), tuple):
            raise TypeError("state vector must be a tuple")
        if len(state) != 625:
            raise ValueError("state vector is the wrong size")
        if not _twister_restore(self._twister, tuple([_index(item) for item in state])):
            raise ValueError("invalid state")


Random.__module__ = "_random"

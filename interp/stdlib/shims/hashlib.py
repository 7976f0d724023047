"""hashlib: a hash object keeps the data it was given, and asks for the digest of all of it."""

algorithms_guaranteed = {
    "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_224", "sha3_256", "sha3_384", "sha3_512",
    "shake_128", "shake_256",
}  # fmt: skip
algorithms_available = set(algorithms_guaranteed)
__all__ = (*sorted(algorithms_guaranteed), "new", "algorithms_guaranteed", "algorithms_available", "pbkdf2_hmac", "file_digest")

_SIZES = {
    "md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128), "sha512": (64, 128),
    "blake2b": (64, 128), "blake2s": (32, 64), "sha3_224": (28, 144), "sha3_256": (32, 136), "sha3_384": (48, 104),
    "sha3_512": (64, 72), "shake_128": (0, 168), "shake_256": (0, 136),
}  # fmt: skip


def _bytes(data):
    value = _payload(data)
    kind = _type(value)
    if kind is bytes:
        return value
    if kind is bytearray:
        return bytes(value)
    if kind is str:
        raise TypeError("Strings must be encoded before hashing")
    raise TypeError("object supporting the buffer API required")


class HASH:
    __slots__ = ("name", "digest_size", "block_size", "_data", "_options")

    def __init__(self, name, data, options):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        if "digest_size" in options:
            self.digest_size = options["digest_size"]
        self._options = options
        self._data = bytearray(_bytes(data))

    def update(self, obj, /):
        self._data += _bytes(obj)

    def digest(self, *args):
        if args:
            raise TypeError(f"HASH.digest() takes no arguments ({len(args)} given)")
        return _digest(self.name, bytes(self._data), 0, self._options)

    def hexdigest(self, *args):
        return self.digest(*args).hex()

    def copy(self):
        made = _type(self)(self.name, b"", self._options)
        made._data = bytearray(self._data)
        return made

    def __repr__(self):
        return f"<{self.name} _hashlib.{type(self).__name__} object @ {hex(id(self))}>"


class HASHXOF(HASH):
    """Of a digest as long as it is asked for."""

    __slots__ = ()

    def digest(self, length):
        size = _in_c(length)
        if size < 0:
            raise MemoryError
        return _digest(self.name, bytes(self._data), size, self._options)

    def hexdigest(self, length):
        return self.digest(length).hex()


HASH.__module__ = HASHXOF.__module__ = "_hashlib"


def _blake_class(name):
    class blake(HASH):
        __module__ = "_blake2"
        __qualname__ = name
        __slots__ = ()
        __repr__ = object.__repr__

    _show_as(blake, f"_blake2.{name}")
    return blake


_BLAKE = {name: _blake_class(name) for name in ("blake2b", "blake2s")}


def _constructor(name):
    def make(string=b"", *, usedforsecurity=True):
        return (HASHXOF if name.startswith("shake") else HASH)(name, string, {})

    make.__name__ = make.__qualname__ = f"openssl_{name}"
    return make


md5 = _constructor("md5")
sha1 = _constructor("sha1")
sha224 = _constructor("sha224")
sha256 = _constructor("sha256")
sha384 = _constructor("sha384")
sha512 = _constructor("sha512")
sha3_224 = _constructor("sha3_224")
sha3_256 = _constructor("sha3_256")
sha3_384 = _constructor("sha3_384")
sha3_512 = _constructor("sha3_512")
shake_128 = _constructor("shake_128")
shake_256 = _constructor("shake_256")


_TREE = ("fanout", "depth", "leaf_size", "node_offset", "node_depth", "inner_size", "last_node")
"""What blake2 takes for hashing trees; the host looks at the numbers."""


def _blake(name, most, data, digest_size, key, salt, person, usedforsecurity, tree):
    digest_size = _in_c(digest_size, "int", 31)
    if not 1 <= digest_size <= most:
        raise ValueError(f"digest_size must be between 1 and {most} bytes")
    options = {"digest_size": digest_size}
    for word, value, limit in (("key", key, most), ("salt", salt, most // 4), ("person", person, most // 4)):
        value = _bytes(value)
        if len(value) > limit:
            raise ValueError(f"maximum {word} length is {limit} bytes")
        options[word] = value
    for word, value in tree.items():
        if word not in _TREE:
            raise TypeError(f"'{word}' is an invalid keyword argument for {name}()")
        options[word] = True if word == "last_node" and value else _index(value)
    if tree:
        _digest(name, b"", 0, options)  # which refuses numbers that cannot be
    return _BLAKE[name](name, data, options)


def blake2b(data=b"", /, *, digest_size=64, key=b"", salt=b"", person=b"", usedforsecurity=True, **tree):
    return _blake("blake2b", 64, data, digest_size, key, salt, person, usedforsecurity, tree)


def blake2s(data=b"", /, *, digest_size=32, key=b"", salt=b"", person=b"", usedforsecurity=True, **tree):
    return _blake("blake2s", 32, data, digest_size, key, salt, person, usedforsecurity, tree)


_MAKERS = {
    "md5": md5, "sha1": sha1, "sha224": sha224, "sha256": sha256, "sha384": sha384, "sha512": sha512, "sha3_224": sha3_224,
    "sha3_256": sha3_256, "sha3_384": sha3_384, "sha3_512": sha3_512, "shake_128": shake_128, "shake_256": shake_256,
    "blake2b": blake2b, "blake2s": blake2s,
}  # fmt: skip


def new(name, data=b"", **keywords):
    try:
        named = isinstance(name, str) and b"\0" not in name.encode()
    except UnicodeEncodeError:
        named = False
    if not named:
        raise TypeError("name must be a string")
    maker = _MAKERS.get(name.lower().replace("-", "_") if name not in _MAKERS else name) or _MAKERS.get(name.lower().replace("-", ""))
    if maker is None:
        raise ValueError("unsupported hash type " + name)
    return maker(data, **keywords)


class UnsupportedDigestmodError(ValueError):
    __module__ = "_hashlib"


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    if not isinstance(hash_name, str):
        raise TypeError(f"pbkdf2_hmac() argument 'hash_name' must be str, not {_name(hash_name)}")
    password, salt, iterations = _bytes_like(password), _bytes_like(salt), _in_c(iterations, "long")
    name = hash_name.lower().replace("-", "")
    if name not in _SIZES:
        raise UnsupportedDigestmodError("[digital envelope routines] unsupported")
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    if iterations > 2147483647:
        raise OverflowError("iteration value is too great.")
    length = _SIZES[name][0] if dklen is None else _in_c(dklen, "long")
    if length < 1:
        raise ValueError("key length must be greater than 0.")
    if length > 2147483647:
        raise OverflowError("key length is too great.")
    return _derive(name, password, salt, iterations, length)


def file_digest(fileobj, digest, /, *, _bufsize=2**18):
    made = new(digest) if isinstance(digest, str) else digest()
    made.update(fileobj.read())
    return made

"""_abc: what ABCMeta does. Caches and registries hold strong references; CPython's are weak, which a program cannot tell while its classes live."""

_counter = 0


class _abc_data:
    __slots__ = ("registry", "cache", "negative", "version")


def get_cache_token():
    return _counter


def _abc_init(cls, /):
    abstracts = set()
    for name, value in cls.__dict__.items():
        if getattr(value, "__isabstractmethod__", False):
            abstracts.add(name)
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                abstracts.add(name)
    cls.__abstractmethods__ = frozenset(abstracts)
    data = _abc_data()
    data.registry = set()
    data.cache = set()
    data.negative = set()
    data.version = _counter
    cls._abc_impl = data
    flags = cls.__dict__.get("__abc_tpflags__")
    if flags is not None and isinstance(flags, int):
        # Of CPython's flags of types: 1 << 5 a sequence, 1 << 6 a mapping, for patterns.
        flags = flags >> 5 & 3
        if flags == 3:
            raise TypeError("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING")
        if flags:
            _set_pattern(cls, flags)
        del cls.__abc_tpflags__


def _abc_register(cls, subclass, /):
    global _counter
    if not _is_class(subclass):
        raise TypeError("Can only register classes")
    if issubclass(subclass, cls):
        return subclass
    if issubclass(cls, subclass):
        raise RuntimeError("Refusing to create an inheritance cycle")
    cls._abc_impl.registry.add(subclass)
    _counter += 1
    if _pattern(cls):
        _set_pattern(subclass, _pattern(cls))
    return subclass


def _abc_instancecheck(cls, instance, /):
    data = cls._abc_impl
    subclass = instance.__class__
    if subclass in data.cache:
        return True
    subtype = _type(instance)
    if subtype is subclass:
        if data.version == _counter and subclass in data.negative:
            return False
        return cls.__subclasscheck__(subclass)
    return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(subtype)


def _abc_subclasscheck(cls, subclass, /):
    if not _is_class(subclass):
        raise TypeError("issubclass() arg 1 must be a class")
    data = cls._abc_impl
    if subclass in data.cache:
        return True
    if data.version < _counter:
        data.negative = set()
        data.version = _counter
    elif subclass in data.negative:
        return False
    answer = cls.__subclasshook__(subclass)
    if answer is not NotImplemented:
        if answer:
            data.cache.add(subclass)
        else:
            data.negative.add(subclass)
        return answer
    if cls in getattr(subclass, "__mro__", ()):
        data.cache.add(subclass)
        return True
    for registered in list(data.registry):
        if issubclass(subclass, registered):
            data.cache.add(subclass)
            return True
    for below in cls.__subclasses__():
        if issubclass(subclass, below):
            data.cache.add(subclass)
            return True
    data.negative.add(subclass)
    return False


def _reset_registry(cls, /):
    cls._abc_impl.registry = set()


def _reset_caches(cls, /):
    cls._abc_impl.cache = set()
    cls._abc_impl.negative = set()


def _get_dump(cls, /):
    data = cls._abc_impl
    return (data.registry, data.cache, data.negative, data.version)

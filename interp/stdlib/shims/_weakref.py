"""_weakref: references that keep what they refer to. When memory is freed is nothing that a run may depend on (as for `__del__`)."""

_PLAIN = (int, float, complex, bool, str, bytes, tuple, list, dict, bytearray, range, slice, type(None), type(...), type(NotImplemented))


def _check(referent):
    kind = _type(referent)
    if kind in _PLAIN or (_object(referent) and _lookup(kind, "__weakref__") is _missing):
        raise TypeError(f"cannot create weak reference to '{_name(referent)}' object")


class ReferenceType:
    __slots__ = ("_referent", "__callback__", "_hash")

    def __new__(cls, referent, callback=None, /, *args, **keywords):
        _check(referent)
        self = object.__new__(cls)
        self._referent = referent
        self.__callback__ = callback
        return self

    def __init__(self, referent, callback=None, /):
        pass

    def __call__(self):
        return self._referent

    def __hash__(self):
        return hash(self._referent)

    def __eq__(self, other):
        if not isinstance(other, ReferenceType):
            return NotImplemented
        return self._referent is other._referent or self._referent == other._referent

    def __repr__(self):
        return f"<weakref at {hex(id(self))}; to '{_name(self._referent)}' at {hex(id(self._referent))}>"

    def __class_getitem__(cls, item):
        return GenericAlias(cls, item)


ReferenceType.__name__ = ReferenceType.__qualname__ = "ReferenceType"
ReferenceType.__module__ = "weakref"
ref = ReferenceType


class ProxyType:
    __module__ = "weakref"
    __slots__ = ("_referent",)

    def __init__(self, referent):
        object.__setattr__(self, "_referent", referent)

    def __getattr__(self, name):
        return getattr(self._referent, name)

    def __setattr__(self, name, value):
        setattr(self._referent, name, value)

    def __delattr__(self, name):
        delattr(self._referent, name)

    def __repr__(self):
        return f"<weakproxy at {hex(id(self))} to {_name(self._referent)} at {hex(id(self._referent))}>"

    def __str__(self):
        return str(self._referent)

    def __bool__(self):
        return True if self._referent else False

    def __len__(self):
        return len(self._referent)

    def __iter__(self):
        return iter(self._referent)

    def __contains__(self, item):
        return item in self._referent

    def __getitem__(self, key):
        return self._referent[key]

    def __setitem__(self, key, value):
        self._referent[key] = value

    def __delitem__(self, key):
        del self._referent[key]

    def __eq__(self, other):
        return self._referent == (other._referent if isinstance(other, ProxyType) else other)

    __hash__ = None


class CallableProxyType(ProxyType):
    __module__ = "weakref"
    __slots__ = ()

    def __call__(self, *args, **keywords):
        return self._referent(*args, **keywords)


def proxy(referent, callback=None, /):
    _check(referent)
    return CallableProxyType(referent) if callable(referent) else ProxyType(referent)


def getweakrefcount(referent, /):
    return 0


def getweakrefs(referent, /):
    return []


def _remove_dead_weakref(mapping, key, /):
    pass


for _class in (ProxyType, CallableProxyType):
    _show_as(_class, f"weakref.{_class.__name__}")

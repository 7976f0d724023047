"""_collections: deque, defaultdict, OrderedDict and what namedtuple and Counter take from it."""

deque = _deque


class defaultdict(dict):
    __module__ = "collections"
    __slots__ = ("default_factory",)

    def __init__(self, default_factory=None, /, *args, **keywords):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
        dict.__init__(self, *args, **keywords)

    def __missing__(self, key, /):
        if self.default_factory is None:
            raise KeyError(key)
        self[key] = value = self.default_factory()
        return value

    def copy(self):
        return _type(self)(self.default_factory, self)

    __copy__ = copy

    def __reduce__(self):
        args = () if self.default_factory is None else (self.default_factory,)
        return _type(self), args, None, None, iter(self.items())

    def __repr__(self):
        if not _enter_repr(self):
            factory = "..."
        else:
            try:
                factory = repr(self.default_factory)
            finally:
                _leave_repr(self)
        return f"{_type(self).__name__}({factory}, {dict.__repr__(self)})"

    def __or__(self, other, /):
        if not isinstance(other, dict):
            return NotImplemented
        made = _type(self)(self.default_factory, self)
        made.update(other)
        return made

    def __ror__(self, other, /):
        if not isinstance(other, dict):
            return NotImplemented
        made = _type(self)(self.default_factory, other)
        made.update(self)
        return made

    def __class_getitem__(cls, item, /):
        return GenericAlias(cls, item)


_absent = object()


class OrderedDict(dict):
    __module__ = "collections"

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        raw = _payload(self)
        key = next(reversed(raw)) if last else _first_key(raw)
        value = raw[key]
        del raw[key]
        return (key, value)

    def move_to_end(self, key, last=True):
        raw = _payload(self)
        value = raw.pop(key, _absent)
        if value is _absent:
            raise KeyError(key)
        if last:
            raw[key] = value
        else:
            others = raw.copy()
            raw.clear()
            raw[key] = value
            raw.update(others)

    def pop(self, key, default=_absent):
        raw = _payload(self)
        value = raw.pop(key, _absent)
        if value is not _absent:
            return value
        if default is _absent:
            method = _special(self, "__missing__")
            if method is not _missing:
                return method(key)
            raise KeyError(key)
        return default

    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default

    def update(self, other=(), /, **keywords):
        if hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in keywords.items():
            self[key] = value

    def __init__(self, *args, **keywords):
        if len(args) > 1:
            raise TypeError(f"expected at most 1 arguments, got {len(args)}")
        if args or keywords:
            if _lookup(_type(self), "__setitem__") is dict.__setitem__:
                dict.update(self, *args, **keywords)
            else:
                OrderedDict.update(self, *args, **keywords)

    def copy(self):
        made = self.__class__()
        for key in self:
            made[key] = self[key]
        return made

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __eq__(self, other, /):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other, /):
        answer = OrderedDict.__eq__(self, other)
        return answer if answer is NotImplemented else not answer

    __hash__ = None

    def __repr__(self):
        if not _enter_repr(self):
            return "..."
        try:
            name = _type(self).__name__
            if not self:
                return f"{name}()"
            return f"{name}({dict(self.items())!r})" if _python(12) else f"{name}({list(self.items())!r})"
        finally:
            _leave_repr(self)

    def __reduce__(self):
        state = self.__dict__ or None
        return self.__class__, (), state, None, iter(self.items())

    def __sizeof__(self):
        return 64 + 100 * len(self)

    def __or__(self, other, /):
        if not isinstance(other, dict):
            return NotImplemented
        made = self.__class__(self)
        made.update(other)
        return made

    def __ror__(self, other, /):
        if not isinstance(other, dict):
            return NotImplemented
        made = self.__class__(other)
        made.update(self)
        return made

    def __ior__(self, other, /):
        self.update(other)
        return self


def _count_elements(mapping, iterable, /):
    cls = _type(mapping)
    if _subtype(cls, dict) and _lookup(cls, "get") is dict.get and _lookup(cls, "__setitem__") is dict.__setitem__:
        mapping = _payload(mapping)
        if _count_light(mapping, iterable):
            return
    get = mapping.get
    for item in iterable:
        mapping[item] = get(item, 0) + 1


class _tuplegetter:
    __module__ = "collections" if _python(12) else "_collections"

    def __init__(self, index, doc, /):
        self.index = index
        self.__doc__ = doc

    def __get__(self, instance, owner=None, /):
        if instance is None:
            return self
        if not _subtype(_type(instance), tuple):
            raise TypeError(f"descriptor for index '{self.index}' for tuple subclasses doesn't apply to '{_name(instance)}' object")
        return _payload(instance)[self.index]

    def __set__(self, instance, value, /):
        raise AttributeError("can't set attribute")

    def __delete__(self, instance, /):
        raise AttributeError("can't delete attribute")

    def __reduce__(self):
        return (_tuplegetter, (self.index, self.__doc__))

    def __repr__(self):
        return f"_tuplegetter({self.index}, {self.__doc__!r})"


_gives_fields(_tuplegetter)

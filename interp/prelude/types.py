"""Classes the prelude defines. The last file by name: a class statement runs what all the others define."""


class GenericAlias:
    """`list[int]`: the class it is an alias of, and its arguments."""

    def __init__(self, origin, args):
        self.__origin__ = origin
        self.__args__ = args if _type(args) is tuple else (args,)
        self.__parameters__ = ()

    def __call__(self, *args, **keywords):
        return self.__origin__(*args, **keywords)

    def __repr__(self):
        return _alias_text(self.__origin__) + "[" + (", ".join([_alias_text(item) for item in self.__args__]) or "()") + "]"

    def __eq__(self, other):
        if _type(other) is not GenericAlias:
            return NotImplemented
        return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash(self.__origin__) ^ hash(self.__args__)

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __getitem__(self, item):
        raise TypeError(f"{self!r} is not a generic class")

    def __iter__(self):
        yield _Unpacked(self)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, instance):
        raise TypeError("isinstance() argument 2 cannot be a parameterized generic")

    def __subclasscheck__(self, cls):
        raise TypeError("issubclass() argument 2 cannot be a parameterized generic")

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(f"'types.GenericAlias' object has no attribute '{name}'")
        return getattr(self.__origin__, name)


class UnionType:
    """`int | str`; `_union` makes them."""

    def __repr__(self):
        return " | ".join(["None" if item is _type(None) else _alias_text(item) for item in self.__args__])

    def __eq__(self, other):
        if _type(other) is not UnionType:
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __getitem__(self, item):
        raise TypeError(f"{self!r} is not a generic class")

    def __instancecheck__(self, instance):
        for cls in self.__args__:
            if isinstance(instance, cls):
                return True
        return False

    def __subclasscheck__(self, cls):
        for other in self.__args__:
            if issubclass(cls, other):
                return True
        return False


class _Unpacked:
    """`*list[int]` among the arguments of another alias."""

    def __init__(self, alias):
        self.alias = alias

    def __repr__(self):
        return f"*{self.alias!r}"


def _new_union(args):
    made = UnionType()
    made.__args__ = args
    made.__parameters__ = ()
    return made


for _cls in (GenericAlias, UnionType):
    _cls.__module__ = "types"
    _cls.__name__ = "types." + _cls.__qualname__


def _alias_text(item):
    if item is ...:
        return "..."
    if _is_class(item):
        return _class_title(item)
    return repr(item)

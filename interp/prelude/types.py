"""Classes the prelude defines. The last file by name: a class statement runs what all the others define."""


class GenericAlias:
    """`list[int]`: the class it is an alias of, and its arguments."""

    def __init__(self, origin, args):
        self.__origin__ = origin
        self.__args__ = args if _type(args) is tuple else (args,)
        self.__parameters__ = _parameters_of(self.__args__)
        self.__unpacked__ = False

    def __call__(self, *args, **keywords):
        return self.__origin__(*args, **keywords)

    def __repr__(self):
        return ("*" if self.__unpacked__ else "") + _alias_text(self.__origin__) + "[" + (", ".join([_alias_text(item) for item in self.__args__]) or "()") + "]"

    def __eq__(self, other):
        if not _subtype(_type(other), GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__unpacked__ == other.__unpacked__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash(self.__origin__) ^ hash(self.__args__)

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __getitem__(self, item):
        return _type(self)(self.__origin__, _substituted(self, self.__args__, self.__parameters__, item))

    def __iter__(self):
        made = _type(self)(self.__origin__, self.__args__)
        made.__unpacked__ = True
        yield made

    @property
    def __typing_unpacked_tuple_args__(self):
        return self.__args__ if self.__unpacked__ and self.__origin__ is tuple else None

    def __reduce__(self):
        return (GenericAlias, (self.__origin__, self.__args__))

    def __dir__(self):
        return sorted({*dir(self.__origin__), "__origin__", "__args__", "__parameters__", "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__", "__unpacked__", "__typing_unpacked_tuple_args__", "__class__"})

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, instance):
        raise TypeError("isinstance() argument 2 cannot be a parameterized generic")

    def __subclasscheck__(self, cls):
        raise TypeError("issubclass() argument 2 cannot be a parameterized generic")

    def __getattr__(self, name):
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
        made = _substituted(self, self.__args__, self.__parameters__, item)
        union = made[0]
        for each in made[1:]:
            union = union | each
        return union

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


def _new_union(args):
    made = UnionType()
    made.__args__ = args
    made.__parameters__ = _parameters_of(args)
    return made


for _cls in (GenericAlias, UnionType):
    _cls.__module__ = "types"
    _show_as(_cls, "types." + _cls.__qualname__)


def _alias_text(item):
    if item is ...:
        return "..."
    if _is_class(item):
        return _class_title(item)
    return repr(item)

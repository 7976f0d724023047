"""Guest classes, builtin and user-made alike, and the hidden shapes of their instances."""

from __future__ import annotations

from threading import get_ident
from typing import Final, final

from mypy_extensions import i64

from interp.objects.sentinel import UNBOUND


class Runtime:
    """What an object must ask of the session it lives in when the host's own containers call its dunders.

    The machine overrides these; they run guest code nested, at most `NESTED_DEPTH` deep.
    """

    changes: i64 = 0
    """How often a class changed that says what the attributes of classes are: a metaclass, or one of descriptors."""

    def nested_hash(self, value: object) -> int:
        """The guest's hash of an instance whose class defines `__hash__`."""
        raise NotImplementedError

    def nested_compare(self, operator: int, left: object, right: object) -> object:
        """The guest's answer to a comparison (a COMPARE_* number) of which one side is an instance; NotImplemented is possible."""
        raise NotImplementedError

    def nested_truth(self, value: object) -> bool:
        """The truth of an instance."""
        raise NotImplementedError

    def next_serial(self) -> int:
        """A number no other object of the session has: what `id()` and the default hash show."""
        raise NotImplementedError

    def number(self, value: object) -> int:
        """The number of any object, given when first asked for."""
        raise NotImplementedError


_running: dict[int, Runtime] = {}
"""The session that runs in each thread."""


def set_running(runtime: Runtime | None) -> Runtime | None:
    """Says which session runs in this thread from now on; the one that did before."""
    thread = get_ident()
    before = _running.pop(thread, None)
    if runtime is not None:
        _running[thread] = runtime
    return before


def runtime_of(cls: Class) -> Runtime:
    """The session that a class's instances ask: its own, of a builtin class the one that runs in this thread."""
    runtime = cls.runtime if cls.runtime is not None else _running.get(get_ident())
    assert runtime is not None
    return runtime


def number_of(value: object) -> int:
    """The number of an object in the session that runs in this thread."""
    runtime = _running.get(get_ident())
    return id(value) >> 4 if runtime is None else runtime.number(value)


class Numbered:
    """Base of our objects that are hashed by a number of their session's, given when first asked for.

    By where they lie in memory, sets would be in another order in each run, and a guest would see addresses of the host's.
    """

    def __init__(self) -> None:
        self.serial: int = 0

    def __hash__(self) -> int:
        return number_of(self) if self.serial == 0 else self.serial


@final
class Shape:
    """Which attribute stands in which slot: instances of a class that got the same attributes in the same order share it."""

    def __init__(self, names: list[str]) -> None:
        self.names: list[str] = names
        self.index: dict[str, int] = {name: i for i, name in enumerate(names)}
        self.transitions: dict[str, Shape] = {}

    def takes(self, name: str) -> bool:
        """Whether there is a shape with `name` in one more slot, or one may be made."""
        return name in self.transitions or (
            len(self.names) < MAX_SHAPE and len(self.transitions) < MAX_TRANSITIONS and len(name) <= LONGEST
        )

    def with_name(self, name: str) -> Shape:
        """The shape that has `name` in one more slot."""
        shape = self.transitions.get(name)
        if shape is None:
            shape = Shape([*self.names, name])
            self.transitions[name] = shape
        return shape


DICTIONARY: Final = Shape([])
"""The shape of instances whose attributes live in a dict: no inline cache ever holds it."""

MAX_SHAPE: Final = 64
MAX_TRANSITIONS: Final = 64
LONGEST: Final = 64
"""Characters of a name that shapes and caches remember: they outlive the objects that made them."""
MOST_CACHED: Final = 256
"""Names that the cache of a class remembers: a builtin class is every session's, and so is its cache."""


SEQUENCE: Final = 1
MAPPING: Final = 2


@final
class Class:
    """A guest class.

    `host` is the host type whose exact instances it stands for (None for user classes and for classes of native objects).
    `payload` is the builtin class nearest in the MRO whose instances carry a host value (`int` for `class N(int)`), None for
    plain objects. `namespace` holds what the class body defined; `lookup` walks the MRO with a cache that any change to the class or a
    base drops.
    """

    def __init__(self, name: str, bases: list[Class], namespace: dict[str, object], runtime: Runtime | None) -> None:
        self.name = name
        self.qualname = name
        self.shown = ""
        """Of a class that CPython has in C: what `__name__` says, where the name that messages show has a module before it."""
        self.module: object = "builtins"
        self.bases = bases
        self.mro: list[Class] = [self]
        self.namespace = namespace
        self.metaclass: Class | None = None
        self.host: object = None
        self.payload: Class | None = None
        self.constructor: object = None
        """The row that a call of a builtin class runs; None for the classes a guest makes."""
        self.runtime = runtime
        self.epoch: i64 = 0
        self.shape = Shape([])
        self.subclasses: list[Class] = []
        self.cache: dict[str, object] = {}
        self.has_dict: bool = True
        self.slots: list[str] | None = None
        self.final: bool = False
        self.gives_fields: bool = False
        """Its instances are descriptors that give the item of a tuple which their `index` says: their `__get__` need not be called."""
        self.abstract: bool = False
        """`__abstractmethods__` was set to something true: calling it is refused."""
        self.serial: int = 0
        self.pattern: i64 = 0
        """Instances are sequences (SEQUENCE) or mappings (MAPPING) for patterns; of builtin types and what `abc` marks or registers."""
        self.default_hash: bool = True
        self.default_eq: bool = True
        self.plain_attributes: bool = True
        """No class of the MRO overrides `__getattribute__`, `__getattr__`, `__setattr__` or `__delattr__`."""
        self.bare: bool = False
        """Calling it without arguments makes an Instance with an empty list, dict or set, nothing else."""
        self.plain_new: bool = True
        """Calling it makes an Instance and calls `__init__`, nothing else: no own `__new__`, no metaclass call, no payload."""

    def lookup(self, name: str) -> object:
        """The attribute as it stands in the first class of the MRO that has it, unbound; UNBOUND if none has."""
        found = self.cache.get(name)
        if found is None:
            found = UNBOUND
            for cls in self.mro:
                if name in cls.namespace:
                    found = cls.namespace[name]
                    break
            if len(name) <= LONGEST:
                if len(self.cache) >= MOST_CACHED:
                    self.cache = {}
                self.cache[name] = found
        return found

    def changed(self) -> None:
        """Drops what is cached of this class and its subclasses, here and in the inline caches."""
        pending: list[Class] = [self]
        while pending:
            cls = pending.pop()
            cls.epoch += 1
            cls.cache = {}
            pending.extend(cls.subclasses)

    def is_subclass(self, other: Class) -> bool:
        """Whether `other` is in the MRO."""
        for cls in self.mro:  # noqa: SIM110 - mypyc makes a list of what `any` is given
            if cls is other:
                return True
        return False

    def has_slot(self, name: str) -> bool:
        """Whether a class of the MRO has `name` among its `__slots__`."""
        return any(cls.slots is not None and name in cls.slots for cls in self.mro)

    def __hash__(self) -> int:
        if self.runtime is None:
            return hash(self.name)
        if self.serial == 0:
            self.serial = self.runtime.next_serial()
        return self.serial

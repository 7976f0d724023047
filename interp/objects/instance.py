"""Instances of guest classes, exceptions and subclasses of builtin types among them."""

from __future__ import annotations

from typing import Final, cast, final

from interp.objects.sentinel import UNBOUND
from interp.objects.type import DICTIONARY, Class, Shape, runtime_of

LT: Final = 0
GT: Final = 1
LE: Final = 2
GE: Final = 3
EQ: Final = 4
NE: Final = 5


@final
class Instance:
    """An object of a guest class: its attributes in the slots its shape names, or in `attrs` once someone asked for `__dict__`.

    What `__slots__` hold stands among them until then; after that it is in the one dict that `slots` has, for `__dict__` doesn't show it.

    `payload` is the host value of an instance of a subclass of a builtin type, the ExceptionState of an exception, else UNBOUND.
    """

    def __init__(self, cls: Class) -> None:
        self.cls = cls
        self.shape: Shape = cls.shape
        self.slots: list[object] = []
        self.attrs: dict[str, object] | None = None
        self.payload: object = UNBOUND
        self.serial: int = 0

    def get(self, name: str) -> object:
        """The instance's own attribute, or UNBOUND."""
        if self.attrs is not None:
            return self.attrs.get(name, UNBOUND)
        i = self.shape.index.get(name)
        return UNBOUND if i is None else self.slots[i]

    def put(self, name: str, value: object) -> None:
        """Sets the instance's own attribute."""
        if self.attrs is not None:
            self.attrs[name] = value
            return
        i = self.shape.index.get(name)
        if i is not None:
            self.slots[i] = value
        elif self.grows(name):
            self.shape = self.shape.with_name(name)
            self.slots.append(value)
        else:
            self.as_dict()[name] = value

    def grows(self, name: str) -> bool:
        """Whether the attribute `name`, which it has not, gets a slot. The shapes of a builtin class would be every session's."""
        return self.cls.runtime is not None and self.shape.takes(name)

    def remove(self, name: str) -> bool:
        """Deletes the instance's own attribute; False if it has none of that name."""
        attrs = self.as_dict()
        if name not in attrs:
            return False
        del attrs[name]
        return True

    def as_dict(self) -> dict[str, object]:
        """The instance's `__dict__`: from now on its attributes live there."""
        attrs = self.attrs
        if attrs is None:
            attrs = {}
            held: dict[str, object] = {}
            for i, name in enumerate(self.shape.names):
                (held if self.cls.has_slot(name) else attrs)[name] = self.slots[i]
            self.attrs = attrs
            self.shape = DICTIONARY
            self.slots = [held]
        return attrs

    def get_slot(self, name: str) -> object:
        """The value of one of the class's `__slots__`, or UNBOUND."""
        return self.get(name) if self.attrs is None else self._held().get(name, UNBOUND)

    def put_slot(self, name: str, value: object) -> None:
        """Sets one of the class's `__slots__`."""
        if self.attrs is None and (name in self.shape.index or self.grows(name)):
            self.put(name, value)
        else:
            self.as_dict()
            self._held()[name] = value

    def remove_slot(self, name: str) -> bool:
        """Empties one of the class's `__slots__`; False if it is empty."""
        self.as_dict()
        held = self._held()
        if name not in held:
            return False
        del held[name]
        return True

    def _held(self) -> dict[str, object]:
        return cast(dict[str, object], self.slots[0])

    def own_serial(self) -> int:
        """What `id()` shows."""
        if self.serial == 0:
            self.serial = runtime_of(self.cls).next_serial()
        return self.serial

    def __hash__(self) -> int:
        if self.cls.default_hash:
            return self.own_serial()
        return runtime_of(self.cls).nested_hash(self)

    def __eq__(self, other: object) -> object:  # type: ignore[override]
        if self is other:
            if self.cls.default_eq:
                return True
        elif self.cls.default_eq and not (isinstance(other, Instance) and not other.cls.default_eq):
            return NotImplemented
        return self._compare(EQ, other)

    def __ne__(self, other: object) -> object:  # type: ignore[override]
        return self._compare(NE, other)

    def __lt__(self, other: object) -> object:
        return self._compare(LT, other)

    def __gt__(self, other: object) -> object:
        return self._compare(GT, other)

    def __le__(self, other: object) -> object:
        return self._compare(LE, other)

    def __ge__(self, other: object) -> object:
        return self._compare(GE, other)

    def __bool__(self) -> bool:
        return runtime_of(self.cls).nested_truth(self)

    def _compare(self, operator: int, other: object) -> object:
        return runtime_of(self.cls).nested_compare(operator, self, other)
